import type { Trigger } from './config';
import { parseCron } from './cron';

/** A timer of one function. */
export interface FunctionTrigger {
  functionName: string;
  trigger: Trigger;
}

interface Options {
  /** The timers there are now: asked each second, since functions are rebuilt. */
  triggers(): FunctionTrigger[];
  run(trigger: FunctionTrigger): Promise<unknown>;
  log(line: string): void;
}

/** After the machine slept, what would have run in the meantime is left out beyond this, s. */
const CATCH_UP_S_MAX = 5;

/** Runs functions when their timers strike. The cloud too starts a run while the last one goes on. */
export class Timers {
  private readonly interval: NodeJS.Timeout;
  private struckUntil = Math.floor(Date.now() / 1000);

  constructor(private readonly options: Options) {
    this.interval = setInterval(() => { this.strike(); }, 500);
    this.interval.unref();
  }

  stop(): void { clearInterval(this.interval); }

  private strike(): void {
    const now = Math.floor(Date.now() / 1000);
    const from = Math.max(this.struckUntil, now - CATCH_UP_S_MAX) + 1;
    if (from > now) return;
    this.struckUntil = now;
    for (const trigger of this.options.triggers()) {
      try {
        const strikes = parseCron(trigger.trigger.cron);
        for (let second = from; second <= now; second += 1) if (strikes(second * 1000)) this.run(trigger);
      } catch (error) {
        this.options.log(`[${trigger.functionName}] its timer ${trigger.trigger.name} never strikes: ${String(error)}`);
      }
    }
  }

  private run(trigger: FunctionTrigger): void {
    this.options.run(trigger).catch((error: unknown) => { this.options.log(`[${trigger.functionName}] its timer ${trigger.trigger.name} failed: ${String(error)}`); });
  }
}
