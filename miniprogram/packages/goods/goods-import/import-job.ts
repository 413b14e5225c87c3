import { ApiError, call, lastSession } from '../../../services/api';
import { randomId } from '../../../services/command-id';
import { countReasons, type Columns, type ImportProblem, type ImportReason } from '../../../shared/domain/goods-import';

/*
 * A file goes in by slices, one call after another. How far it got is kept on the phone after
 * each, so that it goes on after the page was left, the network broke or the app was killed.
 */

/** A file on its way into the goods. */
export interface ImportJob {
  id: string;
  shopId: string;
  fileId: string;
  fileName: string;
  columns: Columns;
  goodLines: number;
  /** The first line of the next slice; null when all are in. */
  from: number | null;
  added: number;
  known: number;
  opened: number;
  /** Good lines that were handled. */
  handled: number;
  /** Problems of reading, the first of each reason, and those that writing met. */
  problems: ImportProblem[];
  reasons: { reason: ImportReason; count: number }[];
  /** Why it stands still; '' while it runs or is done. */
  halt: string;
}

export type NewJob = Pick<ImportJob, 'fileId' | 'fileName' | 'columns' | 'goodLines' | 'problems' | 'reasons'>;

const KEY = 'goods-import';
/** Problems of writing that are kept with their lines. */
const KEPT_PROBLEMS = 200;
const TRIES = 3;
const PAUSE_MS = 2000;

let running: string | null = null;
const watchers = new Set<(job: ImportJob) => void>();

/** The last import of this shop on this phone, finished or not. */
export function lastJob(): ImportJob | null {
  const job = wx.getStorageSync<ImportJob | ''>(KEY);
  return job === '' || job.shopId !== lastSession()?.shopId ? null : job;
}

export const isRunning = (): boolean => running !== null;

/** Hears of every step until the returned function is called. */
export function watchJob(watcher: (job: ImportJob) => void): () => void {
  watchers.add(watcher);
  return () => { watchers.delete(watcher); };
}

function put(job: ImportJob): void {
  wx.setStorageSync(KEY, job);
  for (const watcher of watchers) watcher(job);
}

export function startJob(job: NewJob): void {
  put({ ...job, id: randomId(), shopId: lastSession()?.shopId ?? '', from: 0, added: 0, known: 0, opened: 0, handled: 0, halt: '' });
  void runJob();
}

/** Stops after the slice that is under way; what is in stays in. */
export function stopJob(): void {
  running = null;
}

export function dropJob(): void {
  stopJob();
  wx.removeStorageSync(KEY);
}

/** Goes on with the kept job; does nothing when it runs already, or is done. */
export async function runJob(): Promise<void> {
  const first = lastJob();
  if (first === null || first.from === null || running === first.id) return;
  running = first.id;
  let job: ImportJob = { ...first, halt: '' };
  put(job);
  try {
    while (job.from !== null && running === job.id) {
      job = await next(job, job.from);
      put(job);
    }
    if (job.from !== null) put({ ...job, halt: '已暂停' });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    put({ ...job, halt: error.code === 'NETWORK' ? '网络断了' : error.message });
  } finally {
    if (running === job.id) running = null;
  }
}

async function next(job: ImportJob, from: number): Promise<ImportJob> {
  const slice = await patiently(() => call('files', 'importGoods', { fileId: job.fileId, columns: job.columns, from }, `${job.id}-${from}`));
  const counts = countReasons([...job.reasons.flatMap(({ reason, count }) => Array.from({ length: count }, () => ({ reason }))), ...slice.problems]);
  return {
    ...job, from: slice.next, goodLines: slice.goodLines, handled: slice.next ?? slice.goodLines,
    added: job.added + slice.added, known: job.known + slice.known, opened: job.opened + slice.opened,
    problems: [...job.problems, ...slice.problems.slice(0, Math.max(0, KEPT_PROBLEMS - job.problems.length))], reasons: counts,
  };
}

/** A weak network is asked again: repeating a slice adds nothing twice. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const isWorthIt = error instanceof ApiError && (error.code === 'NETWORK' || error.code === 'BUSY');
      if (!isWorthIt || attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
