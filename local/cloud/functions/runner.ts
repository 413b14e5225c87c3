import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_MEMORY_MB, DEFAULT_TIMEOUT_S, MAX_INSTANCES, MAX_REPLY_BYTES, MAX_REQUEST_BYTES } from '../limits';

/** The failure of a call as `wx.cloud.callFunction` reports it. */
export class CallError extends Error {
  constructor(readonly errCode: number | string, message: string) { super(`cloud.callFunction:fail ${message}`); }
}

interface Config {
  timeout?: number;
  memorySize?: number;
  envVariables?: Record<string, string>;
}

interface Instance {
  process: ChildProcess;
  job: Job | null;
  isReady: boolean;
  isRetired: boolean;
}

interface Job {
  id: number;
  message: object;
  resolve(result: unknown): void;
  reject(error: Error): void;
  timer?: NodeJS.Timeout;
}

interface Pool {
  config: Config;
  instances: Set<Instance>;
  queue: Job[];
}

interface Options {
  folder: string;
  /** How the SDK in an instance finds this cloud. */
  environment(instance: string): Record<string, string>;
  log(line: string): void;
}

/** Cloud functions as child processes: each instance serves one call at a time and stays warm. */
export class Runner {
  private readonly pools = new Map<string, Pool>();
  private calls = 0;

  constructor(private readonly options: Options) {}

  /** Calls a function as `openId`; null for a call without a person (a timer). */
  async call(name: string, data: unknown, openId: string | null): Promise<unknown> {
    const text = JSON.stringify(data ?? {});
    if (Buffer.byteLength(text) > MAX_REQUEST_BYTES) throw new CallError('EXCEED_MAX_PAYLOAD_SIZE', `request is over ${MAX_REQUEST_BYTES} bytes`);
    const pool = this.pool(name);
    this.calls += 1;
    const timeoutMs = (pool.config.timeout ?? DEFAULT_TIMEOUT_S) * 1000;
    const message = {
      id: this.calls, event: JSON.parse(text) as unknown, environment: identity(openId),
      context: { request_id: randomUUID(), function_name: name, time_limit_in_ms: timeoutMs, namespace: 'local' },
    };
    const result = await new Promise<unknown>((resolve, reject) => {
      pool.queue.push({ id: message.id, message, resolve, reject });
      this.next(name, pool);
    });
    if (Buffer.byteLength(String(result)) > MAX_REPLY_BYTES) throw new CallError(-604001, `reply is over ${MAX_REPLY_BYTES} bytes`);
    return JSON.parse(String(result));
  }

  /** Warm instances finish their call and end: the next call runs the code as it is now. */
  reload(): void {
    for (const pool of this.pools.values()) for (const instance of pool.instances) retire(instance);
    this.pools.clear();
  }

  async close(): Promise<void> {
    const processes = [...this.pools.values()].flatMap(({ instances }) => [...instances]).map(({ process }) => process);
    await Promise.all(processes.map((process) => new Promise((resolve) => { process.once('exit', resolve); process.kill('SIGKILL'); })));
  }

  private pool(name: string): Pool {
    const known = this.pools.get(name);
    if (known !== undefined) return known;
    const folder = join(this.options.folder, name);
    if (!/^[\w-]+$/.test(name) || !existsSync(join(folder, 'index.js'))) throw new CallError(-501000, `FunctionName parameter could not be found: ${name}`);
    const file = join(folder, 'config.json');
    const config = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Config : {};
    const pool: Pool = { config, instances: new Set(), queue: [] };
    this.pools.set(name, pool);
    return pool;
  }

  private next(name: string, pool: Pool): void {
    const [job] = pool.queue;
    if (job === undefined) return;
    const idle = [...pool.instances].find((instance) => instance.job === null && !instance.isRetired);
    if (idle === undefined && pool.instances.size >= MAX_INSTANCES) return;
    pool.queue.shift();
    this.run(idle ?? this.start(name, pool), job, pool);
  }

  private run(instance: Instance, job: Job, { config }: Pool): void {
    const seconds = config.timeout ?? DEFAULT_TIMEOUT_S;
    instance.job = job;
    // Loading is not the call's time; `ready` runs the job that waits for it.
    if (!instance.isReady) return;
    job.timer = setTimeout(() => {
      job.reject(new CallError(-504003, `Invoking task timed out after ${seconds} seconds`));
      instance.job = null;
      instance.isRetired = true;
      instance.process.kill('SIGKILL');
    }, seconds * 1000);
    instance.process.send(job.message);
  }

  private start(name: string, pool: Pool): Instance {
    const { folder, environment, log } = this.options;
    const process = fork(join(__dirname, 'worker.js'), [], {
      cwd: join(folder, name), silent: true,
      execArgv: [`--max-old-space-size=${pool.config.memorySize ?? DEFAULT_MEMORY_MB}`],
      env: { ...environment(randomUUID()), ...pool.config.envVariables, FUNCTION_FOLDER: join(folder, name), TZ: 'UTC', PATH: globalThis.process.env['PATH'] },
    });
    const instance: Instance = { process, job: null, isReady: false, isRetired: false };
    pool.instances.add(instance);
    for (const stream of [process.stdout, process.stderr]) stream?.on('data', (chunk: Buffer) => { log(`[${name}] ${chunk.toString().trimEnd()}`); });
    process.on('message', (message: { id: number; result?: string; failure?: string; isReady?: true }) => {
      const { job } = instance;
      if (message.isReady === true) {
        instance.isReady = true;
        if (job !== null) this.run(instance, job, pool);
        return;
      }
      if (job === null || job.id !== message.id) return;
      clearTimeout(job.timer);
      instance.job = null;
      if (message.failure === undefined) job.resolve(message.result);
      else job.reject(new CallError(-504002, message.failure));
      if (instance.isRetired) process.disconnect();
      this.next(name, pool);
    });
    process.on('exit', () => {
      pool.instances.delete(instance);
      if (instance.job !== null) {
        clearTimeout(instance.job.timer);
        instance.job.reject(new CallError(-504002, 'the instance ended during the call'));
      }
      this.next(name, pool);
    });
    return instance;
  }
}

function retire(instance: Instance): void {
  instance.isRetired = true;
  if (instance.job === null) instance.process.disconnect();
}

/** What `getWXContext()` reads. */
function identity(openId: string | null): Record<string, string> {
  if (openId === null) return { TRIGGER_SRC: 'timer', TCB_SOURCE: 'wx_trigger' };
  return { WX_CONTEXT_KEYS: 'WX_CLIENTIP,WX_APPID,WX_OPENID', WX_OPENID: openId, WX_APPID: 'wxlocal', WX_CLIENTIP: '127.0.0.1', TCB_SOURCE: 'wx_client' };
}
