import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { database, isConflict, isDuplicate, type Condition, type Transaction } from './database';
import type { Collections } from './records';

/**
 * One shop's documents. Every read names the shop in its condition or checks it on what came
 * back, so that an id of another shop finds nothing.
 */

/** A list goes on after the row with this sort key and id. */
export interface Cursor {
  at: number;
  id: string;
}

interface Listing {
  where: Condition;
  /** The field the index sorts by after the condition; newest first. */
  newest: string;
  after: Cursor | undefined;
  limit: number;
  fields?: Record<string, boolean>;
}

export const command = database.command;

/** The most that one call answers. */
const ALL_AT_ONCE = 1000;

export class Store {
  constructor(readonly shopId: string) {}

  /** The document, or null; of another shop is null. */
  async find<C extends keyof Collections>(collection: C, id: string): Promise<Collections[C] | null> {
    const { data } = await database.collection(collection).doc(id).get();
    return this.own<C>(data);
  }

  /** The document; throws NOT_FOUND naming `what`. */
  async get<C extends keyof Collections>(collection: C, id: string, what: string): Promise<Collections[C]> {
    const document = await this.find(collection, id);
    if (document === null) throw new AppError('NOT_FOUND', { what });
    return document;
  }

  /** The documents that exist of these ids, in no order; one call for up to 1,000. */
  async some<C extends keyof Collections>(collection: C, ids: readonly string[]): Promise<Collections[C][]> {
    const unique = [...new Set(ids)];
    if (unique.length === 0) return [];
    const { data } = await database.collection(collection).where({ _id: command.in(unique) }).limit(unique.length).get();
    return data.map((document) => this.own<C>(document)).filter((document) => document !== null);
  }

  /** Rows that match, in no order. */
  async where<C extends keyof Collections>(collection: C, where: Condition, limit: number, fields?: Record<string, boolean>): Promise<Collections[C][]> {
    const query = database.collection(collection).where({ ...where, shopId: this.shopId }).limit(limit);
    const { data } = await (fields === undefined ? query : query.field(fields)).get();
    return data as Collections[C][];
  }

  /**
   * Every document of a collection whose ids begin with the shop's, a thousand a call, by the index
   * of ids that each collection has.
   *
   * @param fields with `shopId`, by which each is known to be the shop's
   */
  async all<C extends keyof Collections, F extends keyof Collections[C] & string>(collection: C, fields: readonly F[]): Promise<Pick<Collections[C], F | '_id'>[]> {
    const rows: Pick<Collections[C], F | '_id'>[] = [];
    const wanted = Object.fromEntries(['shopId', ...fields].map((field) => [field, true]));
    // ';' follows ':', so that what lies between begins with the shop's id and a colon.
    for (let from = `${this.shopId}:`; ;) {
      const { data } = await database.collection(collection).where({ _id: command.and([command.gt(from), command.lt(`${this.shopId};`)]) })
        .orderBy('_id', 'asc').limit(ALL_AT_ONCE).field(wanted).get();
      rows.push(...data.map((document) => this.own<C>(document)).filter((document) => document !== null));
      const last = data.at(-1) as { _id: string } | undefined;
      if (data.length < ALL_AT_ONCE || last === undefined) return rows;
      from = last._id;
    }
  }

  /**
   * How many documents match, and the sums of number fields over them, by the value of a field:
   * one call and a short answer, however many they are. The condition must be one that an index
   * answers. A value that no document has is not there.
   */
  async tally<C extends keyof Collections, F extends keyof Collections[C] & string, S extends keyof Collections[C] & string = never>(
    collection: C, where: Condition, by: F, sums: readonly S[] = [],
  ): Promise<Map<Collections[C][F], Record<'count' | S, number>>> {
    const { sum } = command.aggregate;
    const { list } = await database.collection(collection).aggregate().match({ ...where, shopId: this.shopId })
      .group({ _id: `$${by}`, count: sum(1), ...Object.fromEntries(sums.map((field) => [field, sum(`$${field}`)])) }).end();
    return new Map((list as (Record<'count' | S, number> & { _id: Collections[C][F] })[]).map(({ _id, ...figures }) => [_id, figures as Record<'count' | S, number>]));
  }

  /** One page of a list by index, newest first, and the cursor of the next. */
  async page<C extends keyof Collections>(collection: C, { where, newest, after, limit, fields }: Listing): Promise<{ rows: Collections[C][]; next: Cursor | null }> {
    const condition = { ...where, shopId: this.shopId };
    const query = database.collection(collection)
      .where(after === undefined ? condition : command.and([condition, { [newest]: command.lte(after.at) }, command.or([{ [newest]: command.lt(after.at) }, { [newest]: after.at, _id: command.lt(after.id) }])]))
      .orderBy(newest, 'desc').orderBy('_id', 'desc').limit(limit + 1);
    const { data } = await (fields === undefined ? query : query.field(fields)).get();
    const rows = (data as Collections[C][]).slice(0, limit);
    const last = rows.at(-1) as (Collections[C] & Record<string, unknown>) | undefined;
    const more = data.length > limit && last !== undefined;
    return { rows, next: more ? { at: Number(last[newest]), id: last._id } : null };
  }

  /** Adds a document outside any transaction; false when it is there already. */
  async addOnce<C extends keyof Collections>(collection: C, document: Collections[C]): Promise<boolean> {
    try {
      await database.collection(collection).add({ data: document });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /**
   * Adds documents in one call. When one is there already, they are added one by one.
   *
   * @returns the ids that were there already
   */
  async addMany<C extends keyof Collections>(collection: C, documents: readonly Collections[C][]): Promise<string[]> {
    if (documents.length === 0) return [];
    try {
      await database.collection(collection).add({ data: documents });
      return [];
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const known: string[] = [];
    for (const document of documents) if (!await this.addOnce(collection, document)) known.push(document._id);
    return known;
  }

  private own<C extends keyof Collections>(data: unknown): Collections[C] | null {
    const document = data as Collections[C] | null | undefined;
    return document === null || document === undefined || document.shopId !== this.shopId ? null : document;
  }
}

/** What a use case may do inside one transaction: documents by id, nothing else. */
export class Writer {
  constructor(private readonly transaction: Transaction, readonly shopId: string) {}

  async find<C extends keyof Collections>(collection: C, id: string): Promise<Collections[C] | null> {
    const { data } = await this.transaction.collection(collection).doc(id).get();
    const document = data as Collections[C] | null | undefined;
    return document === null || document === undefined || document.shopId !== this.shopId ? null : document;
  }

  async get<C extends keyof Collections>(collection: C, id: string, what: string): Promise<Collections[C]> {
    const document = await this.find(collection, id);
    if (document === null) throw new AppError('NOT_FOUND', { what });
    return document;
  }

  /** A document that must be new. */
  async add<C extends keyof Collections>(collection: C, document: Collections[C]): Promise<void> {
    await this.transaction.collection(collection).add({ data: document });
  }

  /** The whole document, new or known. */
  async put<C extends keyof Collections>(collection: C, document: Collections[C]): Promise<void> {
    const { _id, ...data } = document;
    await this.transaction.collection(collection).doc(_id).set({ data });
  }

  async remove(collection: keyof Collections, id: string): Promise<void> {
    await this.transaction.collection(collection).doc(id).remove();
  }
}

/** How long we go on retrying before telling the user that nothing was done. */
const RETRY_MS = 14_000;

/**
 * Runs `decide` in a transaction and commits. On a conflict everything is read and decided
 * again: the SDK's own retry never sees the conflict's code, because the error is wrapped at
 * the write that meets it. Waits are jittered and grow to 160 ms.
 *
 * @throws AppError BUSY when every retry lost
 */
export async function inTransaction<T>(shopId: string, decide: (writer: Writer) => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + RETRY_MS;
  for (let attempt = 0; ; attempt += 1) {
    const transaction = await database.startTransaction();
    try {
      const result = await decide(new Writer(transaction, shopId));
      await transaction.commit();
      return result;
    } catch (error) {
      // A conflict has ended the transaction already; any other error leaves it to us.
      if (!isConflict(error)) {
        await transaction.rollback().catch(() => undefined);
        throw error;
      }
      if (Date.now() > giveUpAt) throw new AppError('BUSY', {});
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(160, 5 * 2 ** attempt)));
    }
  }
}
