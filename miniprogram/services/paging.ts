import { changed, putInPieces } from './changed';
import { loadFailure } from './feedback';
import { firstNearby, type Nearby } from './near-parts';

/** Where a list goes on. */
export interface Cursor { at: number; id: string }

/** What a page with a list keeps; `head` and `foot` are states of list-status above and below the rows. */
export interface Paging<Row> extends Nearby {
  rows: Row[];
  next: Cursor | null;
  head: 'loading' | 'idle' | 'error';
  foot: 'idle' | 'more' | 'error' | 'end';
  failure: { title: string; note: string };
}

interface Host<Row> {
  data: Paging<Row>;
  setData(data: Record<string, unknown>): void;
}

interface Answer<Row> { rows: Row[]; next: Cursor | null }

/** A list that has not been read yet. */
export const unread = <Row>(): Paging<Row> => ({ rows: [], next: null, head: 'loading', foot: 'idle', failure: { title: '', note: '' }, ...firstNearby() });

/** The latest question of each page: what an older one answers is dropped. */
const turns = new WeakMap<object, number>();

function take(host: object): () => boolean {
  const turn = (turns.get(host) ?? 0) + 1;
  turns.set(host, turn);
  return () => turns.get(host) === turn;
}

/**
 * Reads the first page of a list; old rows stay until the answer. With `key`, rows further down
 * stay after it too, so that a person who comes back to the page finds the place again.
 */
export async function readFirst<Row>(host: Host<Row>, what: string, ask: () => Promise<Answer<Row>>, key?: keyof Row): Promise<void> {
  const isLatest = take(host);
  if (host.data.head === 'error') host.setData({ head: host.data.rows.length === 0 ? 'loading' : 'idle' });
  try {
    const { rows, next } = await ask();
    if (!isLatest()) return;
    const { rows: before, next: beforeNext } = host.data;
    const isDeeper = key !== undefined && next !== null && before.length > rows.length;
    const tail = isDeeper ? before.filter((row) => rows.every((fresh) => fresh[key] !== row[key])) : [];
    const on = isDeeper ? beforeNext : next;
    putInPieces(host, changed('rows', before, [...rows, ...tail]), { next: on, head: 'idle', foot: on === null ? 'end' : 'idle' });
  } catch (error) {
    if (isLatest()) host.setData({ head: 'error', failure: loadFailure(error, what) });
  }
}

/** Reads the rows after the last one; does nothing while it reads, or when there are no more. */
export async function readMore<Row>(host: Host<Row>, what: string, ask: (after: Cursor) => Promise<Answer<Row>>): Promise<void> {
  const { next: after, rows: before, head, foot } = host.data;
  if (after === null || head !== 'idle' || foot === 'more') return;
  const isLatest = take(host);
  host.setData({ foot: 'more' });
  try {
    const { rows, next } = await ask(after);
    if (!isLatest()) return;
    const added = Object.fromEntries(rows.map((row, index) => [`rows[${before.length + index}]`, row]));
    putInPieces(host, added, { next, foot: next === null ? 'end' : 'idle' });
  } catch (error) {
    if (isLatest()) host.setData({ foot: 'error', failure: loadFailure(error, what) });
  }
}
