import { randomUUID } from 'node:crypto';
import { DAY } from '../../miniprogram/shared/kernel/time';
import { database } from '../server/database';
import { logError } from '../server/log';
import { project } from '../server/projection';
import { command, Store } from '../server/store';

/** Looks back further than an hour: a timer may come late or twice. */
const ACTIVITY_MS = DAY / 8;
const PAGE = 1000;

/** The shops that moved goods lately. */
async function activeShops(since: number): Promise<Set<string>> {
  const shopIds = new Set<string>();
  for (let from = since; ;) {
    const { data } = await database.collection('movements').where({ postedAt: command.gt(from) }).orderBy('postedAt', 'asc').limit(PAGE).field({ shopId: true, postedAt: true }).get();
    const rows = data as { shopId: string; postedAt: number }[];
    for (const { shopId } of rows) shopIds.add(shopId);
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return shopIds;
    from = last.postedAt;
  }
}

/**
 * Folds the days of every shop with activity. What the time does not suffice for is folded by
 * the next run, or by the first page that asks for it.
 */
export async function foldDays(now: number, giveUpAt: number): Promise<{ shops: number; failed: number }> {
  let [shops, failed] = [0, 0];
  for (const shopId of await activeShops(now - ACTIVITY_MS)) {
    if (Date.now() > giveUpAt) break;
    shops += 1;
    // One shop's trouble is not another's.
    await project(new Store(shopId), now).catch((error: unknown) => { failed += 1; logError(randomUUID().slice(0, 8), `project ${shopId}`, error); });
  }
  return { shops, failed };
}
