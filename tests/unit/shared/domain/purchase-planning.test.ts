import * as fc from 'fast-check';
import { foldDemand, type DemandText } from '../../../../miniprogram/shared/domain/demand';
import { purchaseHistory } from '../../../../miniprogram/shared/domain/purchase-history';
import { defaultPlanSettings, defaultReorder, type PlanLine, type ReorderSettings } from '../../../../miniprogram/shared/domain/purchase-plan';
import { purchasePlan, type PlanFacts } from '../../../../miniprogram/shared/domain/purchase-planning';
import { addDays } from '../../../../miniprogram/shared/kernel/time';

/** In spring: no selling event is near, nor was in the four weeks before. */
const TODAY = '2026-04-12';

interface Made { skuId: string; sales?: readonly number[]; outOn?: readonly number[]; onHand?: number; reserved?: number; notForSale?: number; incoming?: number; priceFen?: number | null; costFen?: number | null; isHidden?: boolean; packs?: { name: string; factor: number }[]; reorder?: Partial<ReorderSettings> }

/** A shop whose sales are given by day, the newest yesterday's. */
function factsOf(made: readonly Made[], facts: Partial<PlanFacts> = {}): PlanFacts {
  return {
    today: TODAY, now: 1, settings: defaultPlanSettings, purchases: purchaseHistory([], [], TODAY),
    goods: made.map(({ skuId, packs = [], priceFen = 4000, costFen = 1980, isHidden = false }) => ({
      _id: `g-${skuId}`, name: `商品 ${skuId}`, categoryId: '', pictures: [], unit: '件', packs,
      skus: [{ skuId, specValues: [], code: '', model: '', barcodes: [], retailFen: priceFen, purchasePriceFen: costFen, isHidden }],
    })),
    stock: new Map(made.map(({ skuId, onHand = 0, reserved = 0, notForSale = 0, incoming = 0 }) => [skuId, { onHand, reserved, notForSale, incoming }])),
    demand: new Map(made.map(({ skuId, sales = [], outOn = [] }) => [skuId, yearsOf(sales, outOn)])),
    reorder: new Map(made.flatMap(({ skuId, reorder }) => (reorder === undefined ? [] : [[skuId, { ...defaultReorder, ...reorder }]]))),
    ...facts,
  };
}

function yearsOf(sales: readonly number[], outOn: readonly number[]): { year: number; days: DemandText }[] {
  const years = new Map<number, DemandText>();
  sales.forEach((quantity, day) => {
    const date = addDays(TODAY, day - sales.length);
    const year = Number(date.slice(0, 4));
    if (quantity > 0 || day === 0 || outOn.includes(day)) years.set(year, foldDemand(years.get(year) ?? '', year, [{ date, kind: 'shipment', line: { quantity, onHandAfter: outOn.includes(day) ? 0 : 1 } }]));
  });
  return [...years].map(([year, days]) => ({ year, days }));
}

const daily = (count: number, units: number): number[] => new Array<number>(count).fill(units);
const only = (made: Made, facts: Partial<PlanFacts> = {}): PlanLine | undefined => purchasePlan(factsOf([made], facts)).lines[0];

test('three a day and seven days to come: two packs of 24 bring eighteen above the reorder point', () => {
  const line = only({ skuId: 'cup', sales: daily(200, 3), onHand: 18, packs: [{ name: '托', factor: 480 }, { name: '箱', factor: 24 }] }, { settings: { ...defaultPlanSettings, orderCostFen: 0, reviewDays: 7 } });
  // Steady demand needs no safety stock: 3 · (7 + 7) = 42, of which 24 are lacking.
  expect(line).toMatchObject({
    abc: 'A', xyz: 'X', situation: 'order', urgency: 'now', perDay: 3, available: 18, daysUntilEmpty: 6, suggestion: { quantity: 24, packs: 1, packName: '箱', packSize: 24, minimumQuantity: 0 },
    costPriceFen: 1980, costFen: 24 * 1980, lastFourWeeks: { forecast: 84, sold: 84, daysOut: 0 }, basis: { reorderPoint: 42, safetyStock: 0, leadDays: 7, deliveries: 0, protectionDays: 14, economicQuantity: null },
    sentence: '每天约卖 3 件，到货要 7 天，还剩 18 件，6 天后断货：建议进 24 件（1 箱）',
  });
});

test('with a cost of ordering the lot is the economic one', () => {
  // √(2 · 3 · 365 · 3000 / (1980 · 0.25)) = 115.2: of whole packs of 24, five.
  expect(only({ skuId: 'cup', sales: daily(200, 3), packs: [{ name: '箱', factor: 24 }] })).toMatchObject({
    situation: 'out', suggestion: { quantity: 120, packs: 5 }, basis: { economicQuantity: 120 }, sentence: '已断货，每天约卖 3 件，到货要 7 天：建议马上进 120 件（5 箱）',
  });
});

test('the SKU’s own settings go before the shop’s and the goods’', () => {
  const reorder = { packSize: 10, minimumQuantity: 95, leadDays: 2, serviceLevelPercent: 60 };
  expect(only({ skuId: 'cup', sales: daily(200, 3), packs: [{ name: '箱', factor: 24 }], reorder }, { settings: { serviceLevelPercent: 90, orderCostFen: 0, holdingPercentPerYear: 25, reviewDays: 5 } })).toMatchObject({
    suggestion: { quantity: 100, packs: 10, packName: '', packSize: 10, minimumQuantity: 95 }, basis: { leadDays: 2, protectionDays: 7, serviceLevelPercent: 60 }, sentence: '已断货，每天约卖 3 件，到货要 2 天：建议马上进 100 件（起订量）',
  });
  expect(only({ skuId: 'cup', sales: daily(200, 3), reorder: { isPurchased: false } })).toBeUndefined();
});

test('what may not be sold does not count, what is on its way does, whichever order it is from', () => {
  const settings = { ...defaultPlanSettings, orderCostFen: 0, reviewDays: 7 };
  expect(only({ skuId: 'cup', sales: daily(200, 3), onHand: 30, reserved: 5, notForSale: 7 }, { settings })).toMatchObject({ onHand: 30, reserved: 5, available: 18, suggestion: { quantity: 24 } });
  expect(only({ skuId: 'cup', sales: daily(200, 3), onHand: 18, incoming: 20 }, { settings })).toMatchObject({ onOrder: 20, suggestion: { quantity: 4 } });
});

test('enough, never sold, hidden and nobody’s are not in the plan; too much and dead are, after what is to be ordered', () => {
  const dead = [...daily(60, 1), ...daily(140, 0)];
  const { lines, head } = purchasePlan(factsOf([
    { skuId: 'enough', sales: daily(200, 3), onHand: 150 }, { skuId: 'new', onHand: 10 }, { skuId: 'hidden', sales: daily(200, 3), isHidden: true },
    { skuId: 'much', sales: daily(200, 3), onHand: 1000 }, { skuId: 'dead', sales: dead, onHand: 500 }, { skuId: 'gone', sales: dead }, { skuId: 'out', sales: daily(200, 3) },
  ]));
  expect(lines.map(({ skuId, situation }) => [skuId, situation])).toEqual([['out', 'out'], ['dead', 'dead'], ['much', 'overstocked']]);
  expect(head).toMatchObject({ toOrder: 1, urgent: 1, overstocked: 2, costFen: lines[0]?.costFen, excessFen: (lines[1]?.excessFen ?? 0) + (lines[2]?.excessFen ?? 0) });
  for (const { excess, excessFen } of lines.slice(1)) expect([excess > 400, excessFen]).toEqual([true, excess * 1980]);
});

test('a day on which the whole shop sold nothing is no day without demand', () => {
  // A fortnight closed at the end: as a zero it would halve the forecast.
  const closed = [...daily(186, 3), ...daily(14, 0)];
  expect(only({ skuId: 'cup', sales: closed })?.perDay).toBeGreaterThan(2.5);
  // Others sold on those days: then the shop was open, and this one sold nothing.
  const [cup] = purchasePlan(factsOf([{ skuId: 'cup', sales: closed }, { skuId: 'bear', sales: daily(200, 1), onHand: 90 }])).lines;
  expect(cup?.skuId).toBe('cup');
  expect(cup?.perDay).toBeLessThan(2.5);
});

test('the look back says how wrong it was, and on how many days nothing was left', () => {
  const sales = [...daily(172, 3), ...daily(28, 4)];
  const outOn = [195, 196, 197];
  expect(only({ skuId: 'cup', sales, outOn })?.lastFourWeeks).toEqual({ forecast: 84, sold: 112, daysOut: 4 });
  expect(purchasePlan(factsOf([{ skuId: 'cup', sales }])).head.lastFourWeeks).toEqual({ forecast: 84, sold: 112, daysOut: 0, errorPercent: 25 });
  expect(only({ skuId: 'cup', sales: daily(55, 3) })?.lastFourWeeks).toBeNull();
});

test('without a price nothing has a cost, and nothing breaks', () => {
  const { head, lines } = purchasePlan(factsOf([{ skuId: 'cup', sales: daily(200, 3), priceFen: null, costFen: null }]));
  expect([head.costFen, lines[0]?.costPriceFen, lines[0]?.costFen, lines[0]?.moneyAtRiskFen, lines[0]?.suggestion.quantity]).toEqual([0, null, null, null, expect.any(Number)]);
});

test('of any shop: whole packs, at least the minimum, sums that fit, and no number that is none', () => {
  const sku = fc.record({
    sales: fc.array(fc.nat({ max: 9 }), { maxLength: 90 }), onHand: fc.integer({ min: -50, max: 500 }), reserved: fc.nat({ max: 50 }), incoming: fc.nat({ max: 60 }), costFen: fc.option(fc.nat({ max: 9999 })),
    reorder: fc.record({ packSize: fc.option(fc.integer({ min: 1, max: 50 })), minimumQuantity: fc.nat({ max: 200 }), isPurchased: fc.boolean() }),
  });
  fc.assert(fc.property(fc.array(sku, { maxLength: 8 }), (made) => {
    const { head, lines } = purchasePlan(factsOf(made.map((each, n) => ({ ...each, skuId: `s${n}` }))));
    expect(JSON.stringify({ head, lines })).toBe(JSON.stringify(JSON.parse(JSON.stringify({ head, lines }))));
    for (const { suggestion: { quantity, packs, packSize, minimumQuantity }, costFen, costPriceFen, skuId, sentence, perDay } of lines) {
      expect([quantity, Number.isInteger(packs), Number.isFinite(perDay)]).toEqual([packs * packSize, true, true]);
      if (quantity > 0) expect([quantity >= minimumQuantity, made[Number(skuId.slice(1))]?.reorder.isPurchased]).toEqual([true, true]);
      expect(costFen).toBe(costPriceFen === null ? null : quantity * costPriceFen);
      expect(sentence).toMatch(/[一-鿿]/);
    }
    const toOrder = lines.filter(({ suggestion }) => suggestion.quantity > 0);
    expect(head).toMatchObject({ toOrder: toOrder.length, overstocked: lines.length - toOrder.length, costFen: toOrder.reduce((sum, { costFen }) => sum + (costFen ?? 0), 0) });
  }), { numRuns: 60 });
});
