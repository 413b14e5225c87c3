import { isExpected, orderedAt, piecesOf, purchaseHistory, type Delivery, type Purchase } from '../../../../miniprogram/shared/domain/purchase-history';
import { purchaseOrderStates, type PurchaseState } from '../../../../miniprogram/shared/domain/purchase-states';
import { addDays, startOfDay } from '../../../../miniprogram/shared/kernel/time';

const TODAY = '2026-11-24';
const at = (daysAgo: number): number => startOfDay(addDays(TODAY, -daysAgo)) + 1;
const { label } = purchaseOrderStates.events.order;

interface Made { id: string; supplierId?: string; state?: PurchaseState; orderedDaysAgo: number; draftedDaysAgo?: number; expectedOn?: string; lines?: [skuId: string, quantity: number, received: number, costPriceFen: number][] }
const purchase = ({ id, supplierId = 's', state = 'received', orderedDaysAgo, draftedDaysAgo = orderedDaysAgo, expectedOn = '', lines = [['cup', 10, 10, 100]] }: Made): Purchase => ({
  _id: id, supplierId, supplierName: `供应商 ${supplierId}`, state, expectedOn, createdAt: at(draftedDaysAgo),
  timeline: [{ at: at(draftedDaysAgo), byName: '', label: '开单', note: '' }, ...(state === 'draft' ? [] : [{ at: at(orderedDaysAgo), byName: '', label, note: '' }])],
  lines: lines.map(([skuId, quantity, received, costPriceFen]) => ({ skuId, goodsName: skuId, specText: '', unit: '件', picture: '', quantity, received, costPriceFen })),
});
const delivery = (purchaseOrderId: string, daysAgo: number, ...skuIds: string[]): Delivery => ({ purchaseOrderId, at: at(daysAgo), skuIds });

test('the lead time counts from when the supplier was told, not from the draft', () => {
  const order = purchase({ id: 'a', draftedDaysAgo: 30, orderedDaysAgo: 20 });
  expect(orderedAt(order)).toBe(at(20));
  expect(purchaseHistory([order], [delivery('a', 14, 'cup')], TODAY).leadDays('s')).toEqual([6]);
});

test('goods with three deliveries of their own have their own lead time, others that of the supplier', () => {
  const purchases = ['a', 'b', 'c'].map((id, turn) => purchase({ id, orderedDaysAgo: 10 * (turn + 1) + 5 }));
  const deliveries = [delivery('a', 10, 'cup', 'bear'), delivery('b', 18, 'cup'), delivery('c', 25, 'cup')];
  const { leadDays } = purchaseHistory(purchases, [...deliveries, delivery('unknown', 1, 'cup')], TODAY);
  expect([leadDays('s', 'cup'), leadDays('s', 'bear'), leadDays('s'), leadDays('other', 'cup')]).toEqual([[5, 7, 10], [5, 7, 10], [5, 7, 10], []]);
  const part = purchaseHistory(purchases, [delivery('a', 12, 'bear'), ...deliveries.slice(1), delivery('c', 24, 'cup')], TODAY);
  expect([part.leadDays('s', 'bear'), part.leadDays('s', 'cup')]).toEqual([[3, 7, 10, 11], [7, 10, 11]]);
});

test('only the newest twelve deliveries count', () => {
  const purchases = Array.from({ length: 20 }, (_, turn) => purchase({ id: `p${turn}`, orderedDaysAgo: 10 + turn }));
  const { leadDays } = purchaseHistory(purchases, purchases.map(({ _id }, turn) => delivery(_id, 5, turn < 19 ? 'cup' : 'old')), TODAY);
  expect(leadDays('s')).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
});

test('supplier and price are those of the newest order; drafts and cancelled ones say nothing', () => {
  const { last } = purchaseHistory([
    purchase({ id: 'draft', supplierId: 'd', state: 'draft', orderedDaysAgo: 1 }), purchase({ id: 'cancelled', supplierId: 'c', state: 'cancelled', orderedDaysAgo: 2 }),
    purchase({ id: 'new', supplierId: 'n', state: 'ordered', orderedDaysAgo: 3, lines: [['cup', 10, 0, 120]] }), purchase({ id: 'old', supplierId: 'o', orderedDaysAgo: 30, lines: [['cup', 1, 1, 90], ['bear', 1, 1, 50]] }),
  ], [], TODAY);
  expect([...last]).toEqual([['cup', { supplierId: 'n', supplierName: '供应商 n', costPriceFen: 120 }], ['bear', { supplierId: 'o', supplierName: '供应商 o', costPriceFen: 50 }]]);
});

test('what is on its way is due when it was promised, else when the supplier usually comes', () => {
  const { incoming } = purchaseHistory([
    purchase({ id: 'promised', state: 'ordered', orderedDaysAgo: 2, expectedOn: '2026-11-27', lines: [['cup', 10, 0, 100]] }),
    purchase({ id: 'part', state: 'partReceived', orderedDaysAgo: 4, lines: [['cup', 10, 4, 100], ['bear', 5, 5, 100]] }),
    purchase({ id: 'done', orderedDaysAgo: 30 }),
    purchase({ id: 'stranger', supplierId: 'x', state: 'ordered', orderedDaysAgo: 9, lines: [['mat', 3, 0, 100]] }),
  ], [delivery('done', 20, 'cup')], TODAY);
  // Promised in three days; the supplier took ten, four have gone; nobody knows the other: seven, two days late.
  expect([...incoming]).toEqual([['cup', [{ quantity: 10, dueInDays: 3 }, { quantity: 6, dueInDays: 6 }]], ['mat', [{ quantity: 3, dueInDays: -2 }]]]);
});

test('pieces are summed by SKU; what is expected is ordered and not all there', () => {
  expect([...piecesOf([purchase({ id: 'a', orderedDaysAgo: 1, lines: [['cup', 3, 0, 1], ['bear', 2, 0, 1]] }), purchase({ id: 'b', orderedDaysAgo: 1, lines: [['cup', 4, 0, 1]] })])]).toEqual([['cup', 7], ['bear', 2]]);
  expect((Object.keys(purchaseOrderStates.states) as PurchaseState[]).filter((state) => isExpected({ state }))).toEqual(['ordered', 'partReceived']);
});
