import { foldHoldings, noHoldings, type Holdings } from '../../miniprogram/shared/domain/holdings';
import { foldDays } from '../../miniprogram/shared/domain/sales-day';
import type { Movement } from '../../miniprogram/shared/domain/movement';
import { database } from './database';
import { command, inTransaction, type Store } from './store';

/** A transaction lives at most 30 s after its stamp was taken, and retries 14 s: older entries are all there. */
const SETTLED_MS = 60_000;
/** Entries folded at once. */
const SLICE = 200;
/** Entries of one instant, or of the minute that is not settled: as many as one read can bring. */
const MAX_ENTRIES = 1000;

async function entries(store: Store, from: number, to = Number.MAX_SAFE_INTEGER, limit = MAX_ENTRIES): Promise<Movement[]> {
  const { data } = await database.collection('movements')
    .where({ shopId: store.shopId, postedAt: command.and([command.gte(from), command.lt(to)]) })
    .orderBy('postedAt', 'asc').limit(limit).get();
  return data as Movement[];
}

/**
 * Folds settled ledger entries into the days and the holdings, with their watermark in one
 * transaction, and answers the holdings up to now and the entries that are too young to be
 * folded. No command writes a total, so orders never wait for each other here.
 */
export async function project(store: Store, now: number): Promise<{ holdings: Holdings; tail: Movement[] }> {
  const { shopId } = store;
  const known = await store.find('projections', shopId);
  let { foldedUntil: from, holdings } = known ?? { foldedUntil: 0, holdings: noHoldings() };
  const settled = now - SETTLED_MS;
  const fresh = await entries(store, from);
  // Nothing to fold, as at most visits.
  if ((fresh[0]?.postedAt ?? Infinity) >= settled) return { holdings: foldHoldings(holdings, fresh), tail: fresh };
  while (from < settled) {
    const found = await entries(store, from, settled, SLICE + 1);
    const last = found.at(SLICE);
    // Entries of one instant stay together: a slice ends before the instant of the first one left out, or is one instant.
    const isOneInstant = last?.postedAt === from;
    const until = last === undefined ? settled : isOneInstant ? from + 1 : last.postedAt;
    const slice = isOneInstant ? await entries(store, from, until) : found.filter(({ postedAt }) => postedAt < until);
    if (slice.length === 0 && last === undefined) break;
    const start = from;
    const before = holdings;
    const folded = await inTransaction(shopId, async (writer) => {
      const watermark = await writer.find('projections', shopId);
      // Somebody else folded on in between: theirs counts.
      if (watermark !== null && watermark.foldedUntil !== start) return watermark;
      const dates = [...new Set(slice.filter(({ kind }) => kind === 'shipment').map(({ businessDate }) => businessDate))].sort();
      const stored = [];
      for (const date of dates) stored.push(await writer.find('days', `${shopId}:${date}`));
      const days = foldDays(stored.filter((day) => day !== null), slice);
      for (const [date, day] of days) await writer.put('days', { ...day, _id: `${shopId}:${date}`, shopId, foldedUntil: until });
      const next = { _id: shopId, shopId, foldedUntil: until, holdings: foldHoldings(before, slice) };
      await writer.put('projections', next);
      return next;
    });
    if (folded.foldedUntil <= from) break;
    ({ foldedUntil: from, holdings } = folded);
  }
  const tail = await entries(store, from);
  return { holdings: foldHoldings(holdings, tail), tail };
}
