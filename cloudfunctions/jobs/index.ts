import cloud from 'wx-server-sdk';
import { foldDays } from './fold-days';
import { forgetCommands } from './forget-commands';
import { removeFiles } from './remove-files';

/** Stops before the time-out of config.json does: what is left is the next run's. */
const TIME_MS = 45_000;

interface Done { shops: number; failed: number; commands: number; files: number }

/** Every hour, for all shops: days are folded, old commands forgotten, files that nobody took removed. */
export async function main(): Promise<Done> {
  // Anybody may call any function: only the timer has no person.
  const { OPENID } = cloud.getWXContext();
  if (OPENID !== undefined && OPENID !== '') return { shops: 0, failed: 0, commands: 0, files: 0 };
  const now = Date.now();
  const giveUpAt = now + TIME_MS;
  return { ...await foldDays(now, giveUpAt), commands: await forgetCommands(now, giveUpAt), files: await removeFiles(now, giveUpAt) };
}
