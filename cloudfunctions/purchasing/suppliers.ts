import type { Output, Parsed } from '../server/contract';
import { listParties, saveParty } from '../server/parties';
import type { Context } from '../server/serve';
import type { contract } from './contract';

type Contract = typeof contract;

export const saveSupplier = (input: Parsed<Contract['saveSupplier']>, context: Context): Promise<{ partyId: string }> => saveParty('supplier', input, context);

export async function suppliers(input: Parsed<Contract['suppliers']>, context: Context): Promise<Output<Contract['suppliers']>> {
  const { rows, next } = await listParties('supplier', input, context);
  return { next, rows: rows.map(({ _id, name, contactMask, balanceFen }) => ({ partyId: _id, name, phoneMask: contactMask.phone, supplierDebtFen: balanceFen })) };
}
