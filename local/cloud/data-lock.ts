import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another process works on this data: two would overwrite each other. */
export class DataLockedError extends Error {
  readonly code = 'DATA_LOCKED';
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
  const draft = join(folder, `owner.${process.pid}.pid`);
  // Linked into place, so that nobody reads a claim that is half written.
  writeFileSync(draft, `${process.pid} ${startOf(process.pid)}`);
  try {
    for (;;) {
      try {
        linkSync(draft, file);
        return () => { rmSync(file, { force: true }); };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const [pid = '', start = ''] = readClaim(file).split(' ');
      if (isAlive(Number(pid), start)) throw new DataLockedError(folder, Number(pid));
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Empty when its owner has just given it up. */
function readClaim(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether the process that made a claim is still there, and not another that got its number. */
function isAlive(pid: number, start: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return start === startOf(pid);
}

/** When a process began, as the system counts it; empty where the system does not tell (not Linux). */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The 22nd field; the second, a name in brackets, may hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
