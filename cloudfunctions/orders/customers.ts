import type { Output, Parsed } from '../server/contract';
import { editParty, listParties, partyOf, saveParty } from '../server/parties';
import { open } from '../server/personal';
import type { Party } from '../server/records';
import type { Context } from '../server/serve';
import type { contract, CustomerDetail, PartyRow } from './contract';
import { cardsOf } from './list';
import { lookedAt } from './reveal';

type Contract = typeof contract;

const rowOf = ({ _id, name, contactMask, balanceFen }: Party): PartyRow => ({ partyId: _id, name, phoneMask: contactMask.phone, addressMask: contactMask.address, balanceFen });

export const saveCustomer = (input: Parsed<Contract['saveCustomer']>, context: Context): Promise<{ partyId: string }> => saveParty('customer', input, context);

export const editCustomer = ({ partyId, version, ...person }: Parsed<Contract['editCustomer']>, context: Context): Promise<{ partyId: string }> =>
  editParty('customer', { partyId, version }, person, context);

export async function customers(input: Parsed<Contract['customers']>, context: Context): Promise<Output<Contract['customers']>> {
  const { rows, next } = await listParties('customer', input, context);
  return { next, rows: rows.map(rowOf) };
}

export async function customer({ customerId }: { customerId: string }, context: Context): Promise<Output<Contract['customer']>> {
  const [party, orders] = await Promise.all([partyOf('customer', customerId, context.store), cardsOf({ customerId }, undefined, context)]);
  return { customer: { ...rowOf(party), note: party.note, version: party.version }, ...orders };
}

export async function revealCustomer({ customerId }: { customerId: string }, context: Context): Promise<CustomerDetail> {
  const { _id, name, note, contact, version } = await partyOf('customer', customerId, context.store);
  await lookedAt('看客户', _id, context);
  const { phone, address } = contact === null ? { phone: '', address: '' } : open(contact, context.shopId);
  return { partyId: _id, name, phone, address, note, version };
}
