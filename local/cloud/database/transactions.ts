import { randomUUID } from 'node:crypto';
import { noTransaction } from './errors';
import { TRANSACTION_MS_MAX } from './limits';
import type { Locks } from './locks';
import { Writer } from './writer';

interface Transaction {
  /** Made by the first operation, which fixes the snapshot. */
  writer: Writer | null;
  snapshot: number | null;
  timer: NodeJS.Timeout;
}

/** The transactions that are open: each ends by commit, abort, an error, or its time limit. */
export class Transactions {
  private readonly open = new Map<string, Transaction>();

  constructor(private readonly locks: Locks) {}

  begin(): string {
    const id = randomUUID();
    const timer = setTimeout(() => { this.end(id); }, TRANSACTION_MS_MAX);
    timer.unref();
    this.open.set(id, { writer: null, snapshot: null, timer });
    return id;
  }

  isOpen(id: string): boolean { return this.open.has(id); }

  /**
   * What an open transaction writes. Its first call fixes what it sees.
   *
   * @param newest the newest commit
   * @throws CloudError DATABASE_TRANSACTION_FAIL when it is over
   */
  writerOf(id: string, newest: number): Writer {
    const transaction = this.open.get(id);
    if (transaction === undefined) throw noTransaction();
    transaction.snapshot ??= newest;
    transaction.writer ??= Writer.ofTransaction(this.locks, transaction.snapshot);
    return transaction.writer;
  }

  /** Ends a transaction without its writes. */
  end(id: string): void {
    this.open.get(id)?.writer?.release();
    this.close(id);
  }

  /** Over for everybody; its locks stay with the writer. */
  close(id: string): void {
    clearTimeout(this.open.get(id)?.timer);
    this.open.delete(id);
  }

  /** The oldest commit that somebody still looks back to; Infinity when nobody does. */
  get oldestSnapshot(): number {
    return [...this.open.values()].reduce((oldest, { snapshot }) => Math.min(oldest, snapshot ?? Infinity), Infinity);
  }
}
