import { foldHoldings, noHoldings, type Holdings } from '../../miniprogram/shared/domain/holdings';
import type { Movement } from '../../miniprogram/shared/domain/movement';
import { foldDays } from '../../miniprogram/shared/domain/sales-day';
import { entries, SETTLED_MS, slices, type Slice } from './ledger';
import type { Projection } from './records';
import { inTransaction, type Store } from './store';

/** Entries folded at once. */
const SLICE = 200;

/** How far a shop's projections are folded. */
export const markOf = async (from: Pick<Store, 'shopId' | 'find'>): Promise<Projection> =>
  ({ _id: from.shopId, shopId: from.shopId, foldedUntil: 0, holdings: noHoldings(), demandUntil: 0, ...await from.find('projections', from.shopId) });

/**
 * Folds settled ledger entries into the days and the holdings, with their watermark in one
 * transaction, and answers the holdings up to now and the entries that are too young to be
 * folded. No command writes a total, so orders never wait for each other here.
 */
export async function project(store: Store, now: number): Promise<{ holdings: Holdings; tail: Movement[] }> {
  let mark = await markOf(store);
  const settled = now - SETTLED_MS;
  let tail = await entries(store, mark.foldedUntil);
  // Nothing to fold, as at most visits.
  if ((tail[0]?.postedAt ?? Infinity) >= settled) return { holdings: foldHoldings(mark.holdings, tail), tail };
  for (let isBehind = true; isBehind;) {
    isBehind = false;
    for await (const slice of slices(store, mark.foldedUntil, settled, SLICE)) {
      const { foldedUntil } = mark;
      mark = await foldSlice(store.shopId, foldedUntil, slice);
      // Somebody else folded on in between: from where they are.
      if (mark.foldedUntil !== slice.until) { isBehind = mark.foldedUntil > foldedUntil; break; }
    }
  }
  tail = await entries(store, mark.foldedUntil);
  return { holdings: foldHoldings(mark.holdings, tail), tail };
}

/** One slice into its days, unless the watermark has moved; answers where it stands then. */
function foldSlice(shopId: string, from: number, { movements, until }: Slice): Promise<Projection> {
  return inTransaction(shopId, async (writer) => {
    const mark = await markOf(writer);
    if (mark.foldedUntil !== from) return mark;
    const dates = [...new Set(movements.filter(({ kind }) => kind === 'shipment').map(({ businessDate }) => businessDate))].sort();
    const stored = [];
    for (const date of dates) stored.push(await writer.find('days', `${shopId}:${date}`));
    for (const [date, day] of foldDays(stored.filter((day) => day !== null), movements)) await writer.put('days', { ...day, _id: `${shopId}:${date}`, shopId, foldedUntil: until });
    const next = { ...mark, foldedUntil: until, holdings: foldHoldings(mark.holdings, movements) };
    await writer.put('projections', next);
    return next;
  });
}
