import { open, type RootDatabase } from 'lmdb';

/** One document to keep or, with null, to forget. */
export type Write = readonly [collection: string, id: string, text: string | null];

/** Where commits go before anybody sees them. */
export interface Durable {
  load(each: (collection: string, id: string, text: string) => void): void;
  /** Resolves when all of it is on disk; all or none of it is, whatever happens. */
  commit(writes: readonly Write[]): Promise<void>;
  close(): Promise<void>;
}

/** For tests and throw-away shops. */
export const inMemory = (): Durable => ({ load: () => undefined, commit: () => Promise.resolve(), close: () => Promise.resolve() });

/** An LMDB file: commits of one moment share one flush to disk. */
export function onDisk(path: string): Durable {
  // Without overlapping, a commit resolves only after its flush: acknowledged means durable.
  const database: RootDatabase<string, [string, string]> = open({ path, encoding: 'string', overlappingSync: false });
  return {
    load(each) {
      for (const { key: [collection, id], value } of database.getRange()) each(collection, id, value);
    },
    async commit(writes) {
      // A child transaction, because a plain one keeps what was put before an error.
      await database.childTransaction(() => {
        for (const [collection, id, text] of writes) {
          if (text === null) void database.remove([collection, id]);
          else void database.put([collection, id], text);
        }
      });
    },
    close: () => database.close(),
  };
}
