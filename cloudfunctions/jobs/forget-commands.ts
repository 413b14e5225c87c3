import { DAY } from '../../miniprogram/shared/kernel/time';
import { database } from '../server/database';
import { command } from '../server/store';

/** A command that nobody repeats any more. */
const COMMAND_KEPT_MS = 30 * DAY;
/** Deleted by one call: a larger one holds everybody up. */
const BATCH = 500;

/** Old commands are deleted in batches; returns how many. */
export async function forgetCommands(now: number, giveUpAt: number): Promise<number> {
  for (let forgotten = 0; ;) {
    const { data } = await database.collection('commands').where({ at: command.lt(now - COMMAND_KEPT_MS) }).orderBy('at', 'asc').limit(BATCH).field({ _id: true }).get();
    if (data.length > 0) await database.collection('commands').where({ _id: command.in((data as { _id: string }[]).map(({ _id }) => _id)) }).remove();
    forgotten += data.length;
    if (data.length < BATCH || Date.now() > giveUpAt) return forgotten;
  }
}
