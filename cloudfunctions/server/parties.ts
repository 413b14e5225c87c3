import { requireVersion } from '../../miniprogram/shared/domain/order';
import { partyKinds, type PartyKind } from '../../miniprogram/shared/domain/party';
import { indexTerms } from '../../miniprogram/shared/domain/terms';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { PAGE_SIZE } from '../../miniprogram/shared/kernel/limits';
import { audit } from './audit';
import { initialsOf } from './pinyin';
import { documentIdOf } from './identity';
import { lastFour, mask, open, phoneHash, seal } from './personal';
import type { Party } from './records';
import type { Context } from './serve';
import { searchCondition } from './search';
import type { Cursor, Store } from './store';

interface Person { name: string; phone: string; address: string; note: string }

/** The fields of a record that a person's name, phone, address and note make. */
function personFields({ name, phone, address, note }: Person, shopId: string): Pick<Party, 'name' | 'note' | 'contact' | 'contactMask' | 'phoneHash' | 'terms'> {
  const contact = { name, phone, address };
  return {
    name, note, contact: seal(contact, shopId), contactMask: mask(contact), phoneHash: phoneHash(phone, shopId),
    terms: indexTerms({ name, initials: initialsOf(name), codes: lastFour(phone) }),
  };
}

/** A customer or supplier; one with the same name and phone is the same one. A phone that stands for somebody else is refused, so that nobody is renamed unseen. */
export async function saveParty(kind: PartyKind, person: Person, context: Context): Promise<{ partyId: string }> {
  const { store, shopId, now, commandId, once } = context;
  const hash = phoneHash(person.phone, shopId);
  const [known] = hash === '' ? [] : await store.where('parties', { kind, phoneHash: hash }, 1);
  // Named again without an address or a note, a known one keeps theirs.
  const address = person.address === '' && known !== undefined && known.contact !== null ? open(known.contact, shopId).address : person.address;
  return once(async (writer) => {
    if (known !== undefined && known.name !== person.name) throw phoneTaken(known);
    const _id = known?._id ?? documentIdOf(shopId, commandId);
    const before = known === undefined ? null : await writer.find('parties', _id);
    const party: Party = {
      _id, shopId, kind, ...personFields({ ...person, address, note: person.note === '' ? before?.note ?? '' : person.note }, shopId),
      balanceFen: before?.balanceFen ?? 0, createdAt: before?.createdAt ?? now, usedAt: now, version: (before?.version ?? 0) + 1,
    };
    await writer.put('parties', party);
    await audit(writer, context, { what: `${before === null ? '新建' : '改'}${partyKinds[kind].label}`, documentId: _id, before: before === null ? null : settings(before), after: settings(party) });
    return { partyId: _id };
  });
}

/** What people set of a party, as far as everybody may see it. */
const settings = ({ name, note, contactMask, phoneHash: phone }: Party): object => ({ name, note, contactMask, phoneHash: phone });

const phoneTaken = ({ name, contactMask }: Party): AppError => new AppError('NAME_TAKEN', { name: `${name} ${contactMask.phone}` });

/** Other words for a known one; a phone that already stands for somebody else is refused. */
export async function editParty(kind: PartyKind, { partyId, version }: { partyId: string; version: number }, person: Person, context: Context): Promise<{ partyId: string }> {
  const { store, shopId, once } = context;
  const fields = personFields(person, shopId);
  const same = fields.phoneHash === '' ? [] : await store.where('parties', { kind, phoneHash: fields.phoneHash }, 2);
  const other = same.find(({ _id }) => _id !== partyId);
  if (other !== undefined) throw phoneTaken(other);
  return once(async (writer) => {
    const before = await partyOf(kind, partyId, writer);
    requireVersion(before, version, partyKinds[kind].label);
    const party = { ...before, ...fields, version: before.version + 1 };
    await writer.put('parties', party);
    await audit(writer, context, { what: `改${partyKinds[kind].label}`, documentId: partyId, before: settings(before), after: settings(party) });
    return { partyId };
  });
}

/** The customer or supplier with this id; one of the other kind is not found. */
export async function partyOf(kind: PartyKind, partyId: string, from: Pick<Store, 'get'>): Promise<Party> {
  const party = await from.get('parties', partyId, partyKinds[kind].label);
  if (party.kind !== kind) throw new AppError('NOT_FOUND', { what: partyKinds[kind].label });
  return party;
}

/** Customers or suppliers, the last used first; a search finds names, initials and the phone's last four. */
export async function listParties(kind: PartyKind, { search, after }: { search: string; after?: Cursor | undefined }, { store }: Context): Promise<{ rows: Party[]; next: Cursor | null }> {
  return store.page('parties', { where: { kind, ...searchCondition(search) }, newest: 'usedAt', after, limit: PAGE_SIZE });
}
