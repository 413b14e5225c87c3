import { join } from 'node:path';
import { readConfig, type FunctionConfig } from './config';
import { cloudClosed } from './errors';
import { Instance, type CallMessage } from './instance';
import { INSTANCES_MAX } from './limits';

interface Options {
  /** Where the functions are built. */
  folder: string;
  name: string;
  /** Variables of every function. */
  variables: Record<string, string>;
  log(line: string): void;
}

/** The instances of one function: warm ones are used again, new ones are started up to the limit, then calls wait. */
export class Pool {
  config: FunctionConfig;
  private readonly instances = new Set<Instance>();
  /** Run code that is no longer the newest: they end with their call. */
  private readonly retired = new Set<Instance>();
  private readonly waiting: { run(instance: Instance): void; refuse(error: Error): void }[] = [];
  private isClosed = false;

  constructor(private readonly options: Options) {
    this.config = readConfig(options.folder, options.name);
  }

  /** Runs a call on the next free instance; returns its reply as JSON. */
  async run(message: CallMessage): Promise<string> {
    const instance = await this.acquire();
    try {
      return await instance.run(message, this.config.timeoutS);
    } finally {
      this.release(instance);
    }
  }

  /** From here on calls run the code and the settings as they are on disk now. */
  reload(): void {
    this.config = readConfig(this.options.folder, this.options.name);
    for (const instance of this.instances) {
      this.instances.delete(instance);
      if (instance.isBusy) this.retired.add(instance);
      else void instance.end();
    }
  }

  /** Ends every instance, whatever it does; calls under way and calls that wait fail. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const call of this.waiting.splice(0)) call.refuse(cloudClosed());
    await Promise.all([...this.instances, ...this.retired].map((instance) => instance.end()));
  }

  private acquire(): Promise<Instance> {
    return new Promise((run, refuse) => {
      if (this.isClosed) { refuse(cloudClosed()); return; }
      this.waiting.push({ run, refuse });
      this.serve();
    });
  }

  private release(instance: Instance): void {
    instance.isBusy = false;
    if (instance.isOver) this.instances.delete(instance);
    if (this.retired.has(instance)) void instance.end();
    this.serve();
  }

  /** Gives warm or new instances to the calls that wait, in their order. */
  private serve(): void {
    while (this.waiting.length > 0) {
      const warm = [...this.instances].find(({ isBusy }) => !isBusy);
      if (warm === undefined && this.instances.size >= INSTANCES_MAX) return;
      const instance = warm ?? this.start();
      instance.isBusy = true;
      this.waiting.shift()?.run(instance);
    }
  }

  private start(): Instance {
    const { folder, name, variables, log } = this.options;
    const instance: Instance = new Instance({
      folder: join(folder, name), memoryMb: this.config.memoryMb, variables: { ...variables, ...this.config.variables },
      log: (line) => { log(`[${name}] ${line}`); },
      onExit: () => { this.instances.delete(instance); this.retired.delete(instance); this.serve(); },
    });
    this.instances.add(instance);
    return instance;
  }
}
