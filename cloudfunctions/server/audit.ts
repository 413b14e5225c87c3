import type { Context } from './serve';
import type { Writer } from './store';

interface Change {
  /** The word for it: 改商品, 设预警. */
  what: string;
  documentId: string;
  /** Null for what was not there before. */
  before: object | null;
  after: object;
}

/** The fields that are not the same in both, as each has them. */
export function changedFields(before: object, after: object): { before: object; after: object } {
  const [old, next] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const keys = [...new Set([...old.keys(), ...next.keys()])].filter((key) => JSON.stringify(old.get(key)) !== JSON.stringify(next.get(key)));
  const pick = (from: ReadonlyMap<string, unknown>): object => Object.fromEntries(keys.filter((key) => from.has(key)).map((key) => [key, from.get(key)]));
  return { before: pick(old), after: pick(next) };
}

/**
 * Who did what, old → new, for everything that is not a movement: written by the transaction
 * that does it, so that nothing changes without its entry. Personal data only masked.
 */
export async function audit(writer: Writer, { commandId, now, member }: Pick<Context, 'commandId' | 'now' | 'member'>, { what, documentId, before, after }: Change): Promise<void> {
  const changed = before === null ? { before, after } : changedFields(before, after);
  if (before !== null && Object.keys(changed.after).length + Object.keys(changed.before ?? {}).length === 0) return;
  const { shopId } = writer;
  await writer.add('audit', { _id: `${shopId}:${commandId}`, shopId, what, documentId, ...changed, at: now, by: member.openid, byName: member.name });
}
