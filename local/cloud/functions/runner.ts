import { randomUUID } from 'node:crypto';
import { identityVariables, onward, timer, type Caller } from './caller';
import { functionNames, isBuilt, readConfig, type FunctionConfig, type Trigger } from './config';
import { CallError, cloudClosed, functionMissing, replyTooLarge, requestTooLarge } from './errors';
import { EVENT_BYTES_MAX, REPLY_BYTES_MAX, REQUEST_BYTES_MAX } from './limits';
import { Pool } from './pool';

/** A call while it runs: what the services may know of who asks them. */
export interface Running {
  readonly functionName: string;
  readonly caller: Caller;
  readonly config: FunctionConfig;
  /** Transactions that it has begun. */
  readonly transactions: Set<string>;
}

interface Options {
  /** Where the functions are built, one folder each. */
  folder: string;
  /** Variables of every function. */
  variables: Record<string, string>;
  /** The variables by which the SDK of one call finds this cloud. */
  addressVariables(callId: string): Record<string, string>;
  log(line: string): void;
}

interface Sizes {
  requestMax: number;
  replyMax: number;
}

const OF_CLIENT: Sizes = { requestMax: REQUEST_BYTES_MAX, replyMax: REPLY_BYTES_MAX };
const OF_FUNCTION: Sizes = { requestMax: EVENT_BYTES_MAX, replyMax: EVENT_BYTES_MAX };

/** Cloud functions in child processes: called by people, by each other, and by the clock. */
export class Runner {
  private readonly pools = new Map<string, Pool>();
  private readonly calls = new Map<string, Running>();
  private isClosed = false;

  constructor(private readonly options: Options) {}

  /** Calls a function as a person's app does; its reply is JSON. */
  call(name: string, data: unknown, caller: Caller): Promise<string> { return this.run(name, data, caller, OF_CLIENT); }

  /** Calls a function from another one: the person stays the same. */
  callOnward(name: string, data: unknown, from: Caller): Promise<string> { return this.run(name, data, onward(from), OF_FUNCTION); }

  /** Runs a function as the clock does; its result is for nobody but tests. */
  callByTimer(name: string, trigger: Trigger): Promise<string> {
    return this.run(name, { Type: 'Timer', TriggerName: trigger.name, Time: new Date().toISOString(), Message: '' }, timer, OF_FUNCTION);
  }

  /** The timers of all functions as their config.json has them now. */
  triggers(): { functionName: string; trigger: Trigger }[] {
    return functionNames(this.options.folder).flatMap((functionName) =>
      readConfig(this.options.folder, functionName).triggers.map((trigger) => ({ functionName, trigger })));
  }

  /** The call that an address was given to; null once it has answered. */
  running(callId: string): Running | null { return this.calls.get(callId) ?? null; }

  /** From here on calls run the code and the settings as they are on disk now. */
  reload(): void {
    for (const pool of this.pools.values()) pool.reload();
  }

  /** Calls that are under way, or come later, fail. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.pools.values()].map((pool) => pool.close()));
  }

  private async run(name: string, data: unknown, caller: Caller, { requestMax, replyMax }: Sizes): Promise<string> {
    const text = JSON.stringify(data ?? {});
    if (Buffer.byteLength(text) > requestMax) throw requestTooLarge(requestMax);
    if (this.isClosed) throw cloudClosed();
    const pool = this.pool(name);
    const callId = randomUUID();
    this.calls.set(callId, { functionName: name, caller, config: pool.config, transactions: new Set() });
    try {
      const reply = await pool.run({ callId, event: JSON.parse(text) as unknown, ...this.surroundings(callId, name, caller, pool.config) });
      if (Buffer.byteLength(reply) > replyMax) throw replyTooLarge(replyMax);
      return reply;
    } catch (error) {
      if (error instanceof CallError) this.options.log(`[${name}] ${error.message}`);
      throw error;
    } finally {
      this.calls.delete(callId);
    }
  }

  /** What the function finds in its environment, and in the context that is its second argument. */
  private surroundings(callId: string, name: string, caller: Caller, { timeoutS, memoryMb }: FunctionConfig) {
    const environment = { ...identityVariables(caller), ...this.options.addressVariables(callId) };
    return {
      environment,
      context: {
        request_id: callId, function_name: name, function_version: '$LATEST', namespace: environment['SCF_NAMESPACE'],
        time_limit_in_ms: timeoutS * 1000, memory_limit_in_mb: memoryMb, environment: JSON.stringify(environment),
      },
    };
  }

  private pool(name: string): Pool {
    const { folder, variables, addressVariables, log } = this.options;
    if (!isBuilt(folder, name)) throw functionMissing(name);
    const known = this.pools.get(name);
    if (known !== undefined) return known;
    const pool = new Pool({ folder, name, variables: { ...addressVariables('loading'), ...variables }, log });
    this.pools.set(name, pool);
    return pool;
  }
}
