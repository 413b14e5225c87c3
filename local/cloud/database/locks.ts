import { lockTimeout } from './errors';

/** Who may write what: one owner has a key until it lets go. */
export class Locks {
  private readonly held = new Map<string, { owner: object; waiting: (() => void)[] }>();

  /** Whether somebody other than `owner` has the key. */
  isTaken(key: string, owner: object): boolean {
    const lock = this.held.get(key);
    return lock !== undefined && lock.owner !== owner;
  }

  /** Gives a free key, or one it already has, to `owner`. */
  take(key: string, owner: object): void {
    if (!this.held.has(key)) this.held.set(key, { owner, waiting: [] });
  }

  /** Lets go of keys and wakes who waits for them. */
  release(keys: Iterable<string>, owner: object): void {
    for (const key of keys) {
      const lock = this.held.get(key);
      if (lock?.owner !== owner) continue;
      this.held.delete(key);
      for (const wake of lock.waiting) wake();
    }
  }

  /**
   * Resolves when the key's present owner lets go: others may be first to take it.
   *
   * @throws CloudError DATABASE_TIMEOUT when it takes longer than `timeoutMs`
   */
  released(key: string, timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => { reject(lockTimeout()); }, timeoutMs);
      this.held.get(key)?.waiting.push(() => { clearTimeout(timer); resolve(); });
    });
  }
}
