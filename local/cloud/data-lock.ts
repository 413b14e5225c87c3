import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Another process works on this data: two would overwrite each other. */
export class DataLockedError extends Error {
  constructor(folder: string, owner: number) { super(`The data in ${folder} is in use by process ${owner}: stop it, or choose another folder with --data.`); }
}

/**
 * Claims a data folder for this process; the claim of a process that was killed is void.
 *
 * @returns gives the folder up
 * @throws DataLockedError while another process holds it
 */
export function lockData(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'owner.pid');
  for (;;) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => { rmSync(file, { force: true }); };
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
      const owner = Number(readFileSync(file, 'utf8'));
      if (isAlive(owner)) throw new DataLockedError(folder, owner);
      rmSync(file, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
