import type { Output, Parsed } from '../server/contract';
import { listParties, saveParty } from '../server/parties';
import type { Context } from '../server/serve';
import type { contract } from './contract';

type Contract = typeof contract;

export const saveCustomer = (input: Parsed<Contract['saveCustomer']>, context: Context): Promise<{ partyId: string }> => saveParty('customer', input, context);

export async function customers(input: Parsed<Contract['customers']>, context: Context): Promise<Output<Contract['customers']>> {
  const { rows, next } = await listParties('customer', input, context);
  return { next, rows: rows.map(({ _id, name, contactMask, balanceFen }) => ({ partyId: _id, name, phoneMask: contactMask.phone, addressMask: contactMask.address, balanceFen })) };
}
