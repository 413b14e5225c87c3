import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { functionFailed, functionTimedOut } from './errors';
import { LOADING_MS_MAX } from './limits';

/** What a worker is sent for one call; see worker.js. */
export interface CallMessage {
  callId: string;
  event: unknown;
  /** Identity and address of this call, on top of the process's own variables. */
  environment: Record<string, string>;
  context: Record<string, unknown>;
}

interface Answer {
  callId?: string;
  /** JSON. */
  result?: string;
  failure?: string;
  isLoaded?: true;
}

interface Options {
  /** The function's folder. */
  folder: string;
  memoryMb: number;
  variables: Record<string, string>;
  log(line: string): void;
  onExit(): void;
}

/** A process that has loaded one function and runs one call at a time. */
export class Instance {
  isBusy = false;
  /** Killed or ended: good for no further call. */
  isOver = false;
  private readonly process: ChildProcess;
  private readonly loaded: Promise<void>;
  private readonly memoryMb: number;
  private current: { callId: string; settle(answer: Answer): void } | null = null;

  constructor({ folder, memoryMb, variables, log, onExit }: Options) {
    this.memoryMb = memoryMb;
    this.process = fork(join(__dirname, 'worker.js'), [], {
      cwd: folder, silent: true, execArgv: [`--max-old-space-size=${memoryMb}`],
      env: { ...variables, TZ: 'UTC', PATH: process.env['PATH'] },
    });
    for (const input of [this.process.stdout, this.process.stderr]) if (input !== null) createInterface({ input }).on('line', log);
    this.loaded = new Promise((resolve, reject) => {
      const timer = setTimeout(() => { reject(functionFailed('the function does not finish loading')); this.kill(); }, LOADING_MS_MAX);
      this.process.on('message', (answer: Answer) => {
        if (answer.isLoaded !== true) { this.settle(answer); return; }
        clearTimeout(timer);
        resolve();
      });
      this.process.on('exit', (code, signal) => {
        this.isOver = true;
        clearTimeout(timer);
        const reason = this.reasonOf(code, signal);
        reject(functionFailed(reason));
        if (this.current !== null) this.settle({ callId: this.current.callId, failure: reason });
        onExit();
      });
    });
    // A process that dies while nobody waits for it is no error.
    this.loaded.catch(() => undefined);
  }

  /**
   * Runs a call and returns its reply as JSON. Its time begins once the function is loaded.
   *
   * @throws CallError when the function throws, ends its process, or is killed at its time-out
   */
  async run(message: CallMessage, timeoutS: number): Promise<string> {
    await this.loaded;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.current = null;
        this.kill();
        reject(functionTimedOut(timeoutS));
      }, timeoutS * 1000);
      this.current = {
        callId: message.callId,
        settle: ({ result, failure = 'no result' }) => {
          clearTimeout(timer);
          if (result === undefined) reject(functionFailed(failure));
          else resolve(result);
        },
      };
      // A process that ends just now answers by its exit.
      this.process.send(message, () => undefined);
    });
  }

  /** Ends the process at once, whatever it does. */
  kill(): void {
    this.isOver = true;
    this.process.kill('SIGKILL');
  }

  /** Ends the process and waits until it has. */
  async end(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.kill();
    await ended;
  }

  private settle(answer: Answer): void {
    if (this.current === null || this.current.callId !== answer.callId) return;
    const { settle } = this.current;
    this.current = null;
    settle(answer);
  }

  private reasonOf(code: number | null, signal: string | null): string {
    // V8 aborts when the heap is full.
    if (signal === 'SIGABRT' || code === 134) return `the function exceeded its memory of ${this.memoryMb} MB`;
    return `the function's process ended during the call (${signal ?? `exit code ${String(code)}`})`;
  }
}
