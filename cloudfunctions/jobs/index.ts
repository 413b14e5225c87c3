import { randomUUID } from 'node:crypto';
import cloud from 'wx-server-sdk';
import { DAY } from '../../miniprogram/shared/kernel/time';
import { database } from '../server/database';
import { logError } from '../server/log';
import { project } from '../server/projection';
import { command, Store } from '../server/store';

/** A command that nobody repeats any more. */
const COMMAND_KEPT_MS = 30 * DAY;
/** Looks back further than an hour: a timer may come late or twice. */
const ACTIVITY_MS = DAY / 8;
const MAX_ROWS = 1000;

/** Every hour, for all shops that moved goods: totals are folded; old commands are forgotten. */
export async function main(): Promise<{ shops: number; failed: number }> {
  // Anybody may call any function: only the timer has no person.
  const { OPENID } = cloud.getWXContext();
  if (OPENID !== undefined && OPENID !== '') return { shops: 0, failed: 0 };
  const now = Date.now();
  const { data } = await database.collection('movements').where({ postedAt: command.gte(now - ACTIVITY_MS) }).limit(MAX_ROWS).field({ shopId: true }).get();
  const shopIds = [...new Set((data as { shopId: string }[]).map(({ shopId }) => shopId))];
  let failed = 0;
  for (const shopId of shopIds) {
    // One shop's trouble is not another's.
    await project(new Store(shopId), now).catch((error: unknown) => { failed += 1; logError(randomUUID().slice(0, 8), `project ${shopId}`, error); });
  }
  await database.collection('commands').where({ at: command.lt(now - COMMAND_KEPT_MS) }).remove();
  return { shops: shopIds.length, failed };
}
