import type { Movement } from '../../miniprogram/shared/domain/movement';
import { database } from './database';
import { command, type Store } from './store';

/** A transaction lives at most 30 s after its stamp was taken, and retries 14 s: older entries are all there. */
export const SETTLED_MS = 60_000;
/** Entries of one instant, or of the minute that is not settled: as many as one read can bring. */
const MAX_ENTRIES = 1000;

/** Ledger entries by the time of their posting, oldest first; `to` is left out. */
export async function entries(store: Store, from: number, to = Number.MAX_SAFE_INTEGER, limit = MAX_ENTRIES): Promise<Movement[]> {
  const { data } = await database.collection('movements')
    .where({ shopId: store.shopId, postedAt: command.and([command.gte(from), command.lt(to)]) })
    .orderBy('postedAt', 'asc').limit(limit).get();
  return data as Movement[];
}

export interface Slice {
  /** All that was posted from the last slice's end up to `until`. */
  movements: Movement[];
  until: number;
}

/**
 * The ledger between two instants in slices of about `size` entries; those of one instant stay
 * together, so that a watermark can stand between any two slices.
 */
export async function* slices(store: Store, from: number, to: number, size: number): AsyncGenerator<Slice> {
  for (let at = from; at < to;) {
    const found = await entries(store, at, to, size + 1);
    const left = found.at(size);
    // A slice ends before the instant of the first one left out, or is one instant.
    const isOneInstant = left?.postedAt === at;
    const until = left === undefined ? to : isOneInstant ? at + 1 : left.postedAt;
    yield { movements: isOneInstant ? await entries(store, at, until) : found.filter(({ postedAt }) => postedAt < until), until };
    at = until;
  }
}
