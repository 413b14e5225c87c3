import type { Output, Parsed } from '../server/contract';
import { editParty, listParties, partyOf, saveParty } from '../server/parties';
import { open } from '../server/personal';
import type { Context } from '../server/serve';
import type { contract, SupplierDetail } from './contract';

type Contract = typeof contract;

export const saveSupplier = (input: Parsed<Contract['saveSupplier']>, context: Context): Promise<{ partyId: string }> => saveParty('supplier', input, context);

export const editSupplier = ({ partyId, version, ...person }: Parsed<Contract['editSupplier']>, context: Context): Promise<{ partyId: string }> =>
  editParty('supplier', { partyId, version }, person, context);

export async function supplier({ partyId }: { partyId: string }, { store, shopId }: Context): Promise<SupplierDetail> {
  const { name, note, contact, balanceFen, version } = await partyOf('supplier', partyId, store);
  const { phone, address } = contact === null ? { phone: '', address: '' } : open(contact, shopId);
  return { partyId, name, phone, address, note, supplierDebtFen: balanceFen, version };
}

export async function suppliers(input: Parsed<Contract['suppliers']>, context: Context): Promise<Output<Contract['suppliers']>> {
  const { rows, next } = await listParties('supplier', input, context);
  return { next, rows: rows.map(({ _id, name, contactMask, balanceFen }) => ({ partyId: _id, name, phoneMask: contactMask.phone, supplierDebtFen: balanceFen })) };
}
