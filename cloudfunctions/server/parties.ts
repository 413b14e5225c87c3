import type { PartyKind } from '../../miniprogram/shared/domain/party';
import { indexTerms, queryTerms } from '../../miniprogram/shared/domain/terms';
import { PAGE_SIZE } from '../../miniprogram/shared/kernel/limits';
import { initialsOf } from './pinyin';
import { documentIdOf } from './identity';
import { lastFour, mask, open, phoneHash, seal } from './personal';
import type { Party } from './records';
import type { Context } from './serve';
import { command, type Cursor } from './store';

interface Person { name: string; phone: string; address: string; note: string }

/** A customer or supplier; one with the same phone is the same one. */
export async function saveParty(kind: PartyKind, person: Person, { store, shopId, now, commandId, once }: Context): Promise<{ partyId: string }> {
  const hash = phoneHash(person.phone, shopId);
  const [known] = hash === '' ? [] : await store.where('parties', { kind, phoneHash: hash }, 1);
  // Named again without an address, a known one keeps theirs.
  const address = person.address === '' && known !== undefined && known.contact !== null ? open(known.contact, shopId).address : person.address;
  const contact = { name: person.name, phone: person.phone, address };
  return once(async (writer) => {
    const _id = known?._id ?? documentIdOf(shopId, commandId);
    const before = known === undefined ? null : await writer.find('parties', _id);
    const party: Party = {
      _id, shopId, kind, name: person.name, note: person.note, contact: seal(contact, shopId), contactMask: mask(contact), phoneHash: hash,
      terms: indexTerms({ name: person.name, initials: initialsOf(person.name), codes: lastFour(person.phone) }),
      balanceFen: before?.balanceFen ?? 0, createdAt: before?.createdAt ?? now, usedAt: now, version: (before?.version ?? 0) + 1,
    };
    await writer.put('parties', party);
    return { partyId: _id };
  });
}

/** Customers or suppliers, the last used first; a search finds names, initials and the phone's last four. */
export async function listParties(kind: PartyKind, { search, after }: { search: string; after?: Cursor | undefined }, { store }: Context): Promise<{ rows: Party[]; next: Cursor | null }> {
  const terms = queryTerms(search);
  const where = terms.length === 0 ? { kind } : { kind, terms: command.all(terms) };
  return store.page('parties', { where, newest: 'usedAt', after, limit: PAGE_SIZE });
}
