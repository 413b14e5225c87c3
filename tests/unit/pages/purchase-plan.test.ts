import type { PlanGroup, PlanRow } from '../../../cloudfunctions/purchasing/contract';
import { draftFor, draftedKinds, factsOf, groupsOf, headView, idleView, listText, noDraft, packedText, reasonParts, rowsOf, selectionOf, withinBudget, type PlanDraft } from '../../../miniprogram/pages/purchasing/purchase-plan/plan-view';
import type { PlanHead } from '../../../miniprogram/shared/domain/purchase-plan';

const NOW = Date.parse('2026-11-24T22:47:00+08:00');

function row(skuId: string, change: Partial<PlanRow> = {}): PlanRow {
  return {
    skuId, goodsId: 'g', goodsName: '陶瓷马克杯', specText: '奶白', code: 'M-01', picture: '', unit: '件', supplierId: 's1', supplierName: '义乌晨光礼品厂', abc: 'A', xyz: 'Y',
    situation: 'order', urgency: 'now', onHand: 20, reserved: 2, available: 18, onOrder: 0, perDay: 3.2, daysUntilEmpty: 6,
    suggestion: { quantity: 48, packs: 2, packName: '箱', packSize: 24, minimumQuantity: 0 }, costPriceFen: 1980, costFen: 95_040, moneyAtRiskFen: 30_000, excess: 0, excessFen: 0,
    lastFourWeeks: { forecast: 120, sold: 131, daysOut: 5 },
    basis: { reorderPoint: 60, safetyStock: 15, leadDays: 7, deliveries: 4, protectionDays: 14, serviceLevelPercent: 95, economicQuantity: 72 },
    sentence: '每天约卖 3.2 件，到货要 7 天，还剩 18 件，6 天后断货：建议进 48 件（2 箱）', drafted: 0, ...change,
  };
}
const group = (supplierId: string, rows: PlanRow[], leadDays: number | null = 7): PlanGroup => ({ supplierId, supplierName: rows[0]?.supplierName ?? '', leadDays, rows });
const draft = (change: Partial<PlanDraft> = {}): PlanDraft => ({ ...noDraft(NOW), ...change });
const tickedOf = (groups: PlanGroup[], change: Partial<PlanDraft> = {}, budgetFen: number | null = null): string[] =>
  rowsOf(groups, draft(change), budgetFen).filter(({ isTicked }) => isTicked).map(({ skuId }) => skuId);

test('what the advice rests on is bold, and what is wrong has its colour', () => {
  expect(reasonParts('每天约卖 3.2 件，到货要 7 天，还剩 18 件，6 天后断货：建议进 48 件（2 箱）', '件'))
    .toEqual(['每天约卖 ', { text: '3.2 件' }, '，到货要 7 天，还剩 ', { text: '18 件' }, '，', { text: '6 天后断货', tone: 'amber' }, '：建议进 ', { text: '48 件（2 箱）' }]);
  expect(reasonParts('已断货，欠客户 4 件，每天约卖 2.3 件：建议马上进 36 件', '件').filter((part) => typeof part === 'object' && part.tone === 'red'))
    .toEqual([{ text: '已断货', tone: 'red' }, { text: '欠客户 4 件', tone: 'red' }]);
  // A unit may be any word.
  expect(reasonParts('还剩 3 (kg)：建议进 9 (kg)', '(kg)')).toEqual(['还剩 ', { text: '3 (kg)' }, '：建议进 ', { text: '9 (kg)' }]);
  const sentence = '很少卖出：先不进';
  expect(reasonParts(sentence, '件')).toEqual([sentence]);
});

test('what is urgent is ticked, unless it is drafted, has no price, or nobody sells it; a person has the last word', () => {
  const groups = [
    group('s1', [row('urgent'), row('later', { urgency: 'soon' }), row('drafted', { drafted: 48 }), row('unpriced', { costPriceFen: null, costFen: null })]),
    group('', [row('orphan', { supplierId: '', supplierName: '' })], null),
  ];
  expect(tickedOf(groups)).toEqual(['urgent']);
  expect(tickedOf(groups, { ticks: { urgent: false, later: true, drafted: true, unpriced: true, orphan: true } })).toEqual(['later', 'drafted']);
  expect(tickedOf(groups, { suppliers: { orphan: { partyId: 's9', name: '新厂' } } })).toEqual(['urgent', 'orphan']);
});

test('a row that nobody was asked for asks, and stays where it is when it is answered', () => {
  const groups = [group('', [row('orphan', { supplierId: '', supplierName: '' })], null)];
  expect(rowsOf(groups, draft(), null)[0]).toMatchObject({ asksSupplier: true, supplierId: '', isTicked: false, head: { supplierId: '', name: '还没定供应商' } });
  expect(rowsOf(groups, draft({ suppliers: { orphan: { partyId: 's9', name: '新厂' } } }), null)[0]).toMatchObject({ asksSupplier: true, supplierId: 's9', supplierName: '新厂', head: { supplierId: '' } });
});

test('money is quantity times price, and nothing where the price is hidden', () => {
  const { costPriceFen, costFen, ...hidden } = row('a');
  expect([costPriceFen, costFen]).toEqual([1980, 95_040]);
  expect(rowsOf([group('s1', [row('a')])], draft({ quantities: { a: 72 } }), null)[0]).toMatchObject({ quantity: 72, fen: 72 * 1980, price: '¥19.80 一件' });
  expect(rowsOf([group('s1', [hidden as PlanRow])], draft(), null)[0]).toMatchObject({ fen: null, lacksPrice: true, isTicked: false });
});

test('another quantity is told in packs, and one below the minimum is said to be', () => {
  const groups = [group('s1', [row('a', { suggestion: { quantity: 48, packs: 2, packName: '箱', packSize: 24, minimumQuantity: 48 } })])];
  const textOf = (quantities: Record<string, number>): string => (rowsOf(groups, draft({ quantities }), null)[0]?.reason ?? []).map((part) => (typeof part === 'string' ? part : part.text)).join('');
  expect(textOf({})).toBe('每天约卖 3.2 件，到货要 7 天，还剩 18 件，6 天后断货：建议进 48 件（2 箱）');
  expect(textOf({ a: 78 })).toMatch(/^改成 78 件（3 箱 6 件）。每天约卖/);
  expect(textOf({ a: 24 })).toMatch(/^改成 24 件（1 箱），不到起订量 48 件。每天约卖/);
  expect(packedText(1200, row('a', { suggestion: { quantity: 48, packs: 48, packName: '', packSize: 1, minimumQuantity: 0 } }))).toBe('1,200 件');
});

test('a budget buys what is urgent first, then the most at risk for its price, and passes over what is too dear', () => {
  const groups = [group('s1', [
    row('dear', { costFen: 500_000, suggestion: { quantity: 1, packs: 1, packName: '', packSize: 1, minimumQuantity: 0 }, costPriceFen: 500_000 }),
    row('later', { urgency: 'soon', moneyAtRiskFen: 90_000 }),
    row('weak', { moneyAtRiskFen: 1_000 }),
    row('strong', { moneyAtRiskFen: 60_000 }),
  ])];
  const bought = (budgetFen: number, change: Partial<PlanDraft> = {}): string[] => [...withinBudget(groups, draft(change), budgetFen)];
  expect(bought(95_039)).toEqual([]);
  expect(bought(95_040)).toEqual(['strong']);
  expect(bought(2 * 95_040)).toEqual(['strong', 'weak']);
  expect(bought(3 * 95_040)).toEqual(['strong', 'weak', 'later']);
  // Half of it leaves room for the next.
  expect(bought(95_040, { quantities: { strong: 24, weak: 24 } })).toEqual(['strong', 'weak']);
  expect(tickedOf(groups, {}, 2 * 95_040)).toEqual(['weak', 'strong']);
});

test('the bar sums what is ticked', () => {
  const rows = rowsOf([group('s1', [row('a'), row('b', { urgency: 'soon' })])], draft(), null);
  expect(selectionOf(rows)).toEqual({ kinds: 1, pieces: 48, fen: 95_040, isAll: false, summary: '已选 1 款 48 件', reason: '' });
  const all = rowsOf([group('s1', [row('a'), row('b')])], draft(), null);
  expect(selectionOf(all)).toMatchObject({ kinds: 2, isAll: true });
  expect(selectionOf([])).toMatchObject({ kinds: 0, fen: 0, isAll: false });
  const many = rowsOf([group('s1', Array.from({ length: 201 }, (_, at) => row(`sku-${at}`)))], draft(), null);
  expect(selectionOf(many).reason).toBe('一次最多 200 款，分两次生成');
});

test('a later page goes on with the suppliers of the first, and each supplier has one head and one end', () => {
  const groups = groupsOf([{ groups: [group('s1', [row('a')]), group('s2', [row('b', { supplierId: 's2' })])] }, { groups: [group('s1', [row('c')])] }]);
  expect(groups.map(({ supplierId, rows }) => [supplierId, rows.map(({ skuId }) => skuId)])).toEqual([['s1', ['a', 'c']], ['s2', ['b']]]);
  const rows = rowsOf(groups, draft(), null);
  expect(rows.map(({ skuId, head, isLast }) => [skuId, head?.caption ?? '', isLast])).toEqual([['a', '到货约 7 天 · 该进 2 款', false], ['c', '', true], ['b', '到货约 7 天 · 该进 1 款', true]]);
});

test('the list for a supplier has what is ticked, in packs, and no price', () => {
  const plan = [row('a'), row('b', { goodsName: '小熊公仔', specText: '焦糖 · 45 cm', code: '', urgency: 'soon' })];
  const lines = new Map(plan.map((line) => [line.skuId, line]));
  const rows = rowsOf([group('s1', plan)], draft(), null);
  expect(listText('义乌晨光礼品厂', rows, lines)).toBe('义乌晨光礼品厂，要进这些货：\n1. 陶瓷马克杯 奶白（M-01）　48 件（2 箱）\n共 1 款 48 件');
  const none = rowsOf([group('s1', plan)], draft({ ticks: { a: false } }), null);
  expect(listText('义乌晨光礼品厂', none, lines)).toContain('2. 小熊公仔 焦糖 45 cm　48 件（2 箱）\n共 2 款 96 件');
});

test('what was changed holds for its plan; a new one keeps whom to buy from and the budget', () => {
  const kept = draft({ ticks: { a: true }, quantities: { a: 24 }, suppliers: { b: { partyId: 's9', name: '新厂' } }, budgetText: '5000', isSent: true });
  expect(draftFor(NOW, kept)).toBe(kept);
  expect(draftFor(NOW + 1, kept)).toEqual({ ...noDraft(NOW + 1), suppliers: kept.suppliers, budgetText: '5000' });
  expect(draftFor(NOW, null)).toEqual(noDraft(NOW));
});

test('the head says how good the last forecast was, and when it was computed', () => {
  const head: PlanHead = { date: '2026-11-24', computedAt: NOW - 3_600_000, toOrder: 9, costFen: 846_000, urgent: 3, overstocked: 0, excessFen: 0, lastFourWeeks: { forecast: 120, sold: 131, daysOut: 0, errorPercent: 23 }, pages: 1 };
  const view = headView(head, 0, NOW);
  expect(view).toMatchObject({ label: '今天建议进 9 款', fen: 846_000, check: '近四周估 120 件，实卖 131 件', computed: '上次算：今天 21:47' });
  expect(view.how).toHaveLength(5);
  expect(view.how[4]).toBe('近四周估 120 件，实卖 131 件；一款一款比，平均差 23%。');
  expect(headView(head, 2, NOW).label).toBe('今天建议进 9 款，已开单 2 款');
  const { costFen, ...staff } = head;
  expect(costFen).toBeGreaterThan(0);
  expect(headView({ ...staff, lastFourWeeks: null } as PlanHead, 0, NOW)).toMatchObject({ fen: null, check: '', empty: '卖出几周以后，这里会说该进什么、进多少、为什么' });
  expect(draftedKinds([group('s1', [row('a'), row('b', { drafted: 5 })])])).toBe(1);
});

test('the facts of a SKU are all it rests on', () => {
  const facts = Object.fromEntries(factsOf(row('a')).map(({ key, value }) => [key, value]));
  expect(facts).toEqual({
    stock: '18 件（现有 20，占用 2）', onOrder: '0 件', perDay: '3.2 件', empty: '6 天', check: '估 120 件，实卖 131 件（缺货 5 天）', class: '卖得最多，有起伏（AY）',
    lead: '约 7 天（看了 4 次到货）', point: '60 件（其中防卖快 15）', lot: '72 件',
  });
  expect(factsOf(row('a', { abc: null, daysUntilEmpty: null, lastFourWeeks: null })).map(({ key }) => key)).toEqual(['stock', 'onOrder', 'perDay', 'lead', 'point', 'lot']);
});

test('what lies there is told with what it binds, the first twenty of it by name', () => {
  const head = { overstocked: 31, excessFen: 500_000 } as PlanHead;
  expect(idleView([{ head, idle: [] }])).toBeNull();
  const idle = Array.from({ length: 31 }, (_, at) => row(`sku-${at}`, { sentence: '存货偏多，先不进', excessFen: 9_000 }));
  const view = idleView([{ head, idle }]);
  expect(view).toMatchObject({ kinds: 31, fen: 500_000 });
  expect(view?.rows).toHaveLength(20);
  expect(view?.rows[0]).toEqual({ skuId: 'sku-0', name: '陶瓷马克杯 奶白', sentence: '存货偏多，先不进', fen: 9_000 });
});
