import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another process works on this data: two would overwrite each other. */
export class DataLockedError extends Error {
  readonly code = 'DATA_LOCKED';
  constructor(folder: string, owner: number) { super(`The data in ${folder} is in use by process ${owner}: stop it, or choose another folder with --data.`); }
}

/** Claims are numbered: only the newest counts, and only one process can make the next. */
const claimFile = (folder: string, number: number): string => join(folder, `owner.${number}.pid`);

/**
 * Claims a data folder for this process; the claim of a process that was killed is void.
 *
 * @returns gives the folder up
 * @throws DataLockedError while another process holds it
 */
export function lockData(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `claim-of-${process.pid}`);
  // Linked into place, so that nobody reads a claim that is half written.
  writeFileSync(draft, `${process.pid} ${startOf(process.pid)}`);
  try {
    for (;;) {
      const known = claimsIn(folder);
      const newest = Math.max(0, ...known);
      if (newest > 0) {
        const claim = readClaim(claimFile(folder, newest));
        if (claim === null) continue;
        const [pid = '', start = ''] = claim.split(' ');
        if (isAlive(Number(pid), start)) throw new DataLockedError(folder, Number(pid));
      }
      const ours = claimFile(folder, newest + 1);
      try {
        linkSync(draft, ours);
      } catch (error) {
        // Another was faster: its claim is the newest now.
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
        throw error;
      }
      for (const number of known) rmSync(claimFile(folder, number), { force: true });
      return () => { rmSync(ours, { force: true }); };
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

const claimsIn = (folder: string): number[] => readdirSync(folder).flatMap((name) => /^owner\.(\d+)\.pid$/.exec(name)?.slice(1) ?? []).map(Number);

/** Null when its owner has just given it up. */
function readClaim(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
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
