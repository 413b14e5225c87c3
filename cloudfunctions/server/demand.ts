import { foldDemand, yearOf, type DemandEntry } from '../../miniprogram/shared/domain/demand';
import type { Movement } from '../../miniprogram/shared/domain/movement';
import { SETTLED_MS, slices } from './ledger';
import { markOf } from './projection';
import { inTransaction, type Store } from './store';

/** Entries of one read. */
const SLICE = 999;
/** Entries folded before their SKUs are written: a shop's first plan reads its whole ledger. */
const MAX_ENTRIES = 20_000;
/** SKUs of one transaction, and transactions at once. */
const SKUS = 20;
const AT_ONCE = 4;

interface Posted extends DemandEntry { postedAt: number }

/**
 * Folds settled ledger entries into each SKU's demand. A SKU notes itself how far it is folded,
 * so that a run that was broken off, or two at once, count nothing twice; the shop's watermark
 * only spares reading what all have.
 */
export async function projectDemand(store: Store, now: number): Promise<void> {
  const { shopId } = store;
  const { demandUntil } = await markOf(store);
  let bySku = new Map<string, Posted[]>();
  let count = 0;
  let folded = demandUntil;
  for await (const { movements, until } of slices(store, demandUntil, now - SETTLED_MS, SLICE)) {
    for (const movement of movements) note(movement, bySku);
    count += movements.length;
    folded = until;
    if (count < MAX_ENTRIES) continue;
    await write(shopId, bySku, folded);
    bySku = new Map();
    count = 0;
  }
  if (folded > demandUntil) await write(shopId, bySku, folded);
}

function note({ lines, businessDate, kind, postedAt }: Movement, bySku: Map<string, Posted[]>): void {
  for (const line of lines) {
    const key = `${line.skuId}:${yearOf(businessDate)}`;
    const entry = { date: businessDate, kind, line, postedAt };
    const known = bySku.get(key);
    if (known === undefined) bySku.set(key, [entry]);
    else known.push(entry);
  }
}

async function write(shopId: string, bySku: ReadonlyMap<string, Posted[]>, until: number): Promise<void> {
  const keys = [...bySku.keys()].sort();
  const parts = Array.from({ length: Math.ceil(keys.length / SKUS) }, (_, index) => keys.slice(index * SKUS, (index + 1) * SKUS));
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) await writePart(shopId, part, bySku, until);
  }));
  await inTransaction(shopId, async (writer) => {
    const mark = await markOf(writer);
    if (mark.demandUntil < until) await writer.put('projections', { ...mark, demandUntil: until });
  });
}

const writePart = (shopId: string, keys: readonly string[], bySku: ReadonlyMap<string, Posted[]>, until: number): Promise<void> => inTransaction(shopId, async (writer) => {
  for (const key of keys) {
    const cut = key.lastIndexOf(':');
    const [skuId, year] = [key.slice(0, cut), Number(key.slice(cut + 1))];
    const _id = `${shopId}:${key}`;
    const known = (await writer.find('demand', _id)) ?? { _id, shopId, skuId, year, days: '', foldedUntil: 0 };
    if (known.foldedUntil >= until) continue;
    const fresh = (bySku.get(key) ?? []).filter(({ postedAt }) => postedAt >= known.foldedUntil);
    await writer.put('demand', { ...known, days: foldDemand(known.days, year, fresh), foldedUntil: until });
  }
});
