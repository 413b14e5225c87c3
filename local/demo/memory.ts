import type { Collections } from '../../cloudfunctions/server/records';
import { Store, Writer } from '../../cloudfunctions/server/store';

interface Document { _id: string; shopId: string }

/**
 * One shop's documents in memory, for use cases that are run by the ten thousand: a year of sales
 * is decided by the same code as any sale, and written at the end in a few large calls. Nobody
 * else writes meanwhile, so a transaction is a mere sequence.
 */
export class Memory {
  readonly collections = new Map<string, Map<string, Document>>();
  readonly writer: Writer;
  readonly store: Store;

  constructor(readonly shopId: string) {
    this.writer = new Writer({
      collection: (name) => new MemoryCollection(this.collection(name)), commit: () => Promise.resolve(), rollback: () => Promise.resolve(),
    }, shopId);
    this.store = new MemoryStore(this);
  }

  collection(name: string): Map<string, Document> {
    const known = this.collections.get(name) ?? new Map<string, Document>();
    this.collections.set(name, known);
    return known;
  }

  put(name: string, documents: readonly Document[]): void {
    for (const document of documents) this.collection(name).set(document._id, document);
  }
}

/** What a transaction does in one collection; each change is there at once. */
class MemoryCollection {
  constructor(private readonly documents: Map<string, Document>) {}

  doc(id: string): MemoryDocument { return new MemoryDocument(this.documents, id); }

  add({ data }: { data: unknown }): Promise<void> {
    this.documents.set((data as Document)._id, data as Document);
    return Promise.resolve();
  }
}

class MemoryDocument {
  constructor(private readonly documents: Map<string, Document>, private readonly id: string) {}

  get(): Promise<{ data: unknown }> { return Promise.resolve({ data: this.documents.get(this.id) ?? null }); }

  set({ data }: { data: unknown }): Promise<void> {
    this.documents.set(this.id, { ...data as Document, _id: this.id });
    return Promise.resolve();
  }

  update(): Promise<never> { return Promise.reject(new Error('documents are put whole')); }

  remove(): Promise<void> {
    this.documents.delete(this.id);
    return Promise.resolve();
  }
}

/** The reads that use cases make by id. */
class MemoryStore extends Store {
  constructor(private readonly memory: Memory) { super(memory.shopId); }

  override find<C extends keyof Collections>(name: C, id: string): Promise<Collections[C] | null> {
    return Promise.resolve((this.memory.collection(name).get(id) ?? null) as Collections[C] | null);
  }

  override some<C extends keyof Collections>(name: C, ids: readonly string[]): Promise<Collections[C][]> {
    return Promise.resolve([...new Set(ids)].map((id) => this.memory.collection(name).get(id)).filter((document) => document !== undefined) as unknown as Collections[C][]);
  }
}
