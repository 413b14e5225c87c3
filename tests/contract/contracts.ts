import { contract as files } from '../../cloudfunctions/files/contract';
import { contract as goods } from '../../cloudfunctions/goods/contract';
import { contract as orders } from '../../cloudfunctions/orders/contract';
import { contract as purchasing } from '../../cloudfunctions/purchasing/contract';
import { contract as sales } from '../../cloudfunctions/sales/contract';
import type { Contract } from '../../cloudfunctions/server/contract';
import { contract as shop } from '../../cloudfunctions/shop/contract';
import { contract as stock } from '../../cloudfunctions/stock/contract';

/** Every contract there is, by the name of its function. */
export const contracts: Record<string, Contract> = { files, goods, orders, purchasing, sales, shop, stock };

interface Schema { entries?: Record<string, Schema>; item?: Schema; wrapped?: Schema; options?: Schema[]; pipe?: Schema[] }

/** The names of all fields of an input, those inside lists and objects too. */
export function fieldsOf({ pipe: [first] = [], entries = {}, item, wrapped, options = [] }: Schema): string[] {
  const inner = [item, wrapped, ...options, first].filter((schema) => schema !== undefined && typeof schema === 'object');
  // A pipe begins with the schema that it refines.
  return [...Object.entries(entries).flatMap(([name, schema]) => [name, ...fieldsOf(schema)]), ...(Object.keys(entries).length > 0 ? [] : inner.flatMap((schema) => (schema === undefined ? [] : fieldsOf(schema))))];
}
