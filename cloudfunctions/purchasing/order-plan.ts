import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { MAX_LINES } from '../../miniprogram/shared/kernel/limits';
import { itemOf, itemsOf } from '../server/catalogue';
import type { Parsed } from '../server/contract';
import type { Party } from '../server/records';
import type { Context } from '../server/serve';
import type { Store } from '../server/store';
import type { contract, DraftedOrder } from './contract';
import { newDraft, purchaseContent } from './save';

type Wanted = Parsed<(typeof contract)['orderPlan']>['lines'][number];
interface Line { skuId: string; quantity: number; costPriceFen?: number }

/** Chosen lines of the plan become drafts, one for each supplier and fifty lines; all of them or none. */
export async function orderPlan({ lines }: Parsed<(typeof contract)['orderPlan']>, context: Context): Promise<{ orders: DraftedOrder[] }> {
  const { store, commandId } = context;
  const items = await itemsOf(store, lines.map(({ skuId }) => skuId));
  const bySupplier = await linesBySupplier(lines, store, (skuId) => itemOf(items, skuId).name);
  const suppliers = await suppliersOf([...bySupplier.keys()], store);
  const drafts = [...bySupplier].flatMap(([supplierId, wanted]) => parts(wanted).map((part) => purchaseContent(suppliers.get(supplierId) as Party, items, { lines: part, note: '', expectedOn: '' })))
    .map((content, index) => newDraft(content, { ...context, commandId: `${commandId}-${index + 1}` }));
  return context.once(async (writer) => {
    for (const draft of drafts) await writer.add('purchaseOrders', draft);
    return { orders: drafts.map(({ _id, number, supplierName, lines: { length: kinds }, pieces, costFen }) => ({ purchaseOrderId: _id, number, supplierName, kinds, pieces, costFen })) };
  });
}

/** Suppliers and prices as the plan has them, unless another supplier is wanted. */
async function linesBySupplier(wanted: readonly Wanted[], store: Store, nameOf: (skuId: string) => string): Promise<Map<string, Line[]>> {
  const planned = new Map((await store.all('plans', ['lines'])).flatMap(({ lines }) => lines).map((line) => [line.skuId, line]));
  const bySupplier = new Map<string, Line[]>();
  for (const { skuId, quantity, supplierId } of wanted) {
    const known = planned.get(skuId);
    const from = supplierId ?? known?.supplierId ?? '';
    if (from === '') throw new AppError('INVALID_INPUT', { path: 'lines', rule: `还不知道向谁进“${nameOf(skuId)}”，先选供应商` });
    // Another supplier has another price: the one of the goods.
    const price = known !== undefined && known.supplierId === from && known.costPriceFen !== null ? { costPriceFen: known.costPriceFen } : {};
    bySupplier.set(from, [...bySupplier.get(from) ?? [], { skuId, quantity, ...price }]);
  }
  return bySupplier;
}

async function suppliersOf(ids: readonly string[], store: Store): Promise<Map<string, Party>> {
  const suppliers = new Map((await store.some('parties', ids)).filter(({ kind }) => kind === 'supplier').map((supplier) => [supplier._id, supplier]));
  if (ids.some((id) => !suppliers.has(id))) throw new AppError('NOT_FOUND', { what: '供应商' });
  return suppliers;
}

/** A document has at most so many lines. */
const parts = (lines: readonly Line[]): Line[][] => Array.from({ length: Math.ceil(lines.length / MAX_LINES) }, (_, part) => lines.slice(part * MAX_LINES, (part + 1) * MAX_LINES));
