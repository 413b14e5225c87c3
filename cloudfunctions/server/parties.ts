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
import type { Cursor, Store, Writer } from './store';

interface Person { name: string; phone: string; address: string; note: string }

/** The fields of a record that a person's name, phone, address and note make. */
function personFields({ name, phone, address, note }: Person, shopId: string): Pick<Party, 'name' | 'note' | 'contact' | 'contactMask' | 'phoneHash' | 'terms'> {
  const contact = { name, phone, address };
  return {
    name, note, contact: seal(contact, shopId), contactMask: mask(contact), phoneHash: phoneHash(phone, shopId),
    terms: indexTerms({ name, initials: initialsOf(name), codes: lastFour(phone) }),
  };
}

const phoneIdOf = (shopId: string, kind: PartyKind, hash: string): string => `${shopId}:${kind}:${hash}`;

/** Who has a phone; null when nobody does. Its claim has an id that a transaction can ask for, so that one phone never makes two. */
async function ownerOf(kind: PartyKind, hash: string, writer: Writer): Promise<Party | null> {
  const claim = hash === '' ? null : await writer.find('phones', phoneIdOf(writer.shopId, kind, hash));
  return claim === null ? null : partyOf(kind, claim.partyId, writer);
}

/** The claim follows the phone. */
async function moveClaim(kind: PartyKind, partyId: string, { from, to }: { from: string; to: string }, writer: Writer): Promise<void> {
  const { shopId } = writer;
  if (from === to) return;
  if (from !== '') await writer.remove('phones', phoneIdOf(shopId, kind, from));
  if (to !== '') await writer.add('phones', { _id: phoneIdOf(shopId, kind, to), shopId, kind, partyId });
}

/** A customer or supplier; one with the same name and phone is the same one. A phone that stands for somebody else is refused, so that nobody is renamed unseen. */
export async function saveParty(kind: PartyKind, person: Person, context: Context): Promise<{ partyId: string }> {
  const { shopId, now, commandId, once } = context;
  const hash = phoneHash(person.phone, shopId);
  return once(async (writer) => {
    const before = await ownerOf(kind, hash, writer);
    if (before !== null && before.name !== person.name) throw phoneTaken(before);
    const _id = before?._id ?? documentIdOf(shopId, commandId);
    // Named again without an address or a note, a known one keeps theirs.
    const address = person.address === '' && before !== null && before.contact !== null ? open(before.contact, shopId).address : person.address;
    const party: Party = {
      _id, shopId, kind, ...personFields({ ...person, address, note: person.note === '' ? before?.note ?? '' : person.note }, shopId),
      balanceFen: before?.balanceFen ?? 0, createdAt: before?.createdAt ?? now, usedAt: now, version: (before?.version ?? 0) + 1,
    };
    await writer.put('parties', party);
    await moveClaim(kind, _id, { from: before?.phoneHash ?? '', to: hash }, writer);
    await audit(writer, context, { what: `${before === null ? '新建' : '改'}${partyKinds[kind].label}`, documentId: _id, before: before === null ? null : settings(before), after: settings(party) });
    return { partyId: _id };
  });
}

/** What people set of a party, as far as everybody may see it. */
const settings = ({ name, note, contactMask, phoneHash: phone }: Party): object => ({ name, note, contactMask, phoneHash: phone });

const phoneTaken = ({ name, contactMask: { phone } }: Party): AppError => new AppError('PHONE_TAKEN', { name, phone });

/** Other words for a known one; a phone that already stands for somebody else is refused. */
export async function editParty(kind: PartyKind, { partyId, version }: { partyId: string; version: number }, person: Person, context: Context): Promise<{ partyId: string }> {
  const { shopId, once } = context;
  const fields = personFields(person, shopId);
  return once(async (writer) => {
    const before = await partyOf(kind, partyId, writer);
    requireVersion(before, version, partyKinds[kind].label);
    const owner = await ownerOf(kind, fields.phoneHash, writer);
    if (owner !== null && owner._id !== partyId) throw phoneTaken(owner);
    const party = { ...before, ...fields, version: before.version + 1 };
    await writer.put('parties', party);
    await moveClaim(kind, partyId, { from: before.phoneHash, to: party.phoneHash }, writer);
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
