import type { PlanAnswer, PlanRow, PlanSettingsAnswer, PurchaseDetail, PurchaseResult } from '../../cloudfunctions/purchasing/contract';
import { openDemo } from '../../local/demo';
import type { LocalCloud } from '../../local/cloud';
import { HIDDEN_KEYS } from '../../miniprogram/shared/domain/visibility';
import { addDays, shopDate } from '../../miniprogram/shared/kernel/time';
import { caller, dataOf, newCommandId, startFunctions, startShopCloud } from '../local-cloud/shop';
import { everything } from './oracle';

type Call = ReturnType<typeof caller>;
interface Ordered { orders: { purchaseOrderId: string; number: string; supplierName: string; kinds: number; pieces: number; costFen: number }[] }

const planOf = async (call: Call, input: object = {}): Promise<PlanAnswer> => dataOf(await call<PlanAnswer>('purchasing', 'plan', input));
const rowsOf = ({ groups }: PlanAnswer): PlanRow[] => groups.flatMap(({ rows }) => rows);
const byDefault = { minimumQuantity: 0, packSize: null, leadDays: null, serviceLevelPercent: null, isPurchased: true };

/* The sample shop: two months of it. When the cloud closes, the oracle checks it all, and that nothing scanned. */
describe('of the sample shop', () => {
  let cloud: LocalCloud;
  let call: Call;
  let shopId: string;
  beforeAll(async () => {
    cloud = await startShopCloud();
    ({ shopId } = await openDemo(cloud, { personalDataKey: Buffer.alloc(32, 7).toString('base64'), days: 60 }));
    call = caller(cloud, 'o-owner');
  }, 120_000);
  afterAll(async () => { await cloud.close(); }, 120_000);

  const counted = async <T>(run: () => Promise<T>): Promise<[T, number]> => {
    const before = cloud.databaseCalls();
    return [await run(), cloud.databaseCalls() - before];
  };
  const join = async (role: string): Promise<Call> => {
    const { token } = dataOf(await call<{ token: string }>('shop', 'invite', { role }));
    const as = caller(cloud, `o-plan-${role}`, shopId);
    dataOf(await as('shop', 'accept', { token, memberName: role }));
    return as;
  };

  test('is computed once a day, in few calls, and again on demand; yesterday’s is gone', async () => {
    const yesterday = addDays(shopDate(Date.now()), -1);
    const [first, computing] = await counted(() => planOf(call));
    const old = { _id: `${shopId}:${yesterday}:0`, shopId, head: { ...first.head, date: yesterday }, lines: [] };
    await cloud.fill('plans', [old]);
    const [kept, reading] = await counted(() => planOf(call));
    expect(kept).toEqual(first);
    expect(computing).toBeLessThanOrEqual(30);
    expect(reading).toBeLessThanOrEqual(4);
    const fresh = await planOf(call, { isFresh: true });
    expect(fresh.head.computedAt).toBeGreaterThan(first.head.computedAt);
    expect((await planOf(call)).head).toEqual(fresh.head);
    expect((await everything(cloud, 'plans')).map(({ _id }) => _id)).toEqual([`${shopId}:${shopDate(Date.now())}:0`]);
    // A page that there is not is empty, and nothing is computed for it.
    expect(await planOf(call, { page: 7 })).toEqual({ head: fresh.head, groups: [], idle: [], next: null, incoming: (await everything(cloud, 'purchaseOrders')).filter(({ state }) => state === 'ordered' || state === 'partReceived').length });
  });

  test('asked for by two at once it is one of their plans that is kept, whole', async () => {
    const plans = await Promise.all([planOf(call, { isFresh: true }), planOf(call, { isFresh: true })]);
    expect(plans).toContainEqual(await planOf(call));
  });

  test('its head is the sum of its rows, its groups are the suppliers, and the most urgent comes first', async () => {
    const { head, groups, idle, next } = await planOf(call);
    const rows = groups.flatMap((group) => group.rows);
    const sum = (of: (row: PlanRow) => number | null): number => rows.reduce((total, row) => total + (of(row) ?? 0), 0);
    expect(rows.length).toBeGreaterThan(10);
    expect(head).toMatchObject({ toOrder: rows.length, overstocked: idle.length, urgent: rows.filter(({ urgency }) => urgency === 'now').length, costFen: sum(({ costFen }) => costFen), pages: 1 });
    expect(next).toBeNull();
    expect(new Set(groups.map(({ supplierId }) => supplierId)).size).toBe(groups.length);
    for (const { supplierId, supplierName, leadDays, rows: ofGroup } of groups) {
      expect(supplierName).toMatch(/^示例供应商/);
      // Suppliers of the sample shop take 5 to 14 days, and up to three more.
      expect(leadDays).toBeGreaterThanOrEqual(4);
      expect(leadDays).toBeLessThanOrEqual(17);
      expect(ofGroup.every((row) => row.supplierId === supplierId)).toBe(true);
      const order = ofGroup.map(({ urgency }) => ['now', 'soon', 'none'].indexOf(urgency));
      expect(order).toEqual([...order].sort());
    }
  });

  test('each row says why in one sentence, with its own figures', async () => {
    for (const row of rowsOf(await planOf(call))) {
      expect(row.sentence).toMatch(new RegExp(`建议(马上)?进 ${row.suggestion.quantity} ${row.unit}`));
      expect(row.costFen).toBe(row.suggestion.quantity * (row.costPriceFen ?? NaN));
      expect(row.available).toBe(row.onHand - row.reserved);
      if (row.available > 0 && row.situation === 'order') expect(row.sentence).toContain(`还剩 ${row.available} ${row.unit}`);
    }
  });

  test('what is said to have been sold in the last four weeks is what left by the ledger', async () => {
    const today = shopDate(Date.now());
    const from = addDays(today, -28);
    const sold = new Map<string, number>();
    for (const { kind, businessDate, lines } of await everything(cloud, 'movements')) {
      if (kind !== 'shipment' || businessDate < from || businessDate >= today) continue;
      for (const { skuId, quantity } of lines) sold.set(skuId, (sold.get(skuId) ?? 0) + quantity);
    }
    const { head, ...plan } = await planOf(call);
    const checked = [...plan.groups.flatMap(({ rows }) => rows), ...plan.idle].filter(({ lastFourWeeks }) => lastFourWeeks !== null);
    expect(checked.length).toBeGreaterThan(10);
    for (const { skuId, lastFourWeeks } of checked) expect({ skuId, sold: lastFourWeeks?.sold }).toEqual({ skuId, sold: sold.get(skuId) ?? 0 });
    expect(head.lastFourWeeks?.errorPercent).toBeGreaterThan(0);
    expect(head.lastFourWeeks?.sold).toBeLessThanOrEqual([...sold.values()].reduce((one, other) => one + other, 0));
  });

  test('who buys sees cost and no profit; who only sells, packs or looks has no plan, a stranger none either', async () => {
    const seen = JSON.stringify(await (await join('buyer'))('purchasing', 'plan'));
    expect(HIDDEN_KEYS.filter((key) => seen.includes(`"${key}"`)).sort()).toEqual(['costFen', 'costPriceFen', 'excessFen']);
    for (const role of ['sales', 'packer', 'viewer']) expect(await (await join(role))('purchasing', 'plan')).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(await caller(cloud, 'o-nobody', shopId)('purchasing', 'plan')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });

  test('chosen lines become one draft per supplier, once however often it is asked; the plan says so', async () => {
    const [one, other] = (await planOf(call)).groups.filter(({ rows }) => rows.length > 1);
    const chosen = [one?.rows[0], other?.rows[0], one?.rows[1]].map((row) => ({ skuId: row?.skuId ?? '', quantity: row?.suggestion.quantity ?? 0 }));
    const id = newCommandId();
    const [{ orders }, calls] = await counted(async () => dataOf(await call<Ordered>('purchasing', 'orderPlan', { lines: chosen }, id)));
    expect(calls).toBeLessThanOrEqual(12);
    expect(orders.map(({ purchaseOrderId, supplierName, kinds }) => [purchaseOrderId, supplierName, kinds])).toEqual([[`${shopId}:${id}-1`, one?.supplierName, 2], [`${shopId}:${id}-2`, other?.supplierName, 1]]);
    expect(dataOf(await call('purchasing', 'orderPlan', { lines: chosen }, id))).toEqual({ orders });
    expect(await call('purchasing', 'orderPlan', { lines: chosen.slice(1) }, id)).toMatchObject({ ok: false, error: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect((await everything(cloud, 'purchaseOrders')).filter(({ state }) => state === 'draft')).toHaveLength(2);

    const [first] = chosen;
    const rowOf = async (input: object = {}): Promise<PlanRow | undefined> => rowsOf(await planOf(call, input)).find(({ skuId }) => skuId === first?.skuId);
    const before = await rowOf();
    expect(before).toMatchObject({ drafted: first?.quantity, costPriceFen: dataOf(await call<PurchaseDetail>('purchasing', 'get', { purchaseOrderId: orders[0]?.purchaseOrderId })).lines[0]?.costPriceFen });
    // Placed, it still is something that the plan of this morning does not know; a fresh one counts it as on its way.
    dataOf(await call<PurchaseResult>('purchasing', 'order', { purchaseOrderId: orders[0]?.purchaseOrderId, version: 1 }));
    expect((await rowOf())?.drafted).toBe(first?.quantity);
    const after = await rowOf({ isFresh: true });
    expect(after?.suggestion.quantity ?? 0).toBeLessThan(first?.quantity ?? 0);
    if (after !== undefined) expect([after.drafted, after.onOrder]).toEqual([0, (before?.onOrder ?? 0) + (first?.quantity ?? 0)]);
  });

  test('how a SKU is bought holds for its next plan, is written down, and outlives a change of its goods', async () => {
    const rows = rowsOf(await planOf(call));
    const [packed, stopped, quick] = [rows[0], rows[1], rows[2]].map((row) => row?.skuId ?? '');
    dataOf(await call('purchasing', 'saveReorder', { ...byDefault, skuId: packed, packSize: 100, minimumQuantity: 5000 }));
    dataOf(await call('purchasing', 'saveReorder', { ...byDefault, skuId: stopped, isPurchased: false }));
    dataOf(await call('purchasing', 'saveReorder', { ...byDefault, skuId: quick, serviceLevelPercent: 60, leadDays: 0 }));
    const goods = dataOf(await call<Record<string, unknown> & { skus: Record<string, unknown>[] }>('goods', 'get', { goodsId: rows[0]?.goodsId }));
    const pick = (from: Record<string, unknown>, keys: string[]): object => Object.fromEntries(keys.map((key) => [key, from[key]]));
    dataOf(await call('goods', 'save', {
      ...pick(goods, ['version', 'name', 'categoryId', 'pictures', 'unit', 'packs', 'specNames', 'note']), goodsId: rows[0]?.goodsId,
      skus: goods.skus.map((sku) => pick(sku, ['skuId', 'specValues', 'code', 'model', 'barcodes', 'retailFen', 'purchasePriceFen', 'isHidden'])),
    }));

    const after = new Map(rowsOf(await planOf(call, { isFresh: true })).map((row) => [row.skuId, row]));
    expect(after.get(packed ?? '')?.suggestion).toMatchObject({ packSize: 100, minimumQuantity: 5000 });
    expect(after.get(packed ?? '')?.suggestion.quantity).toBeGreaterThanOrEqual(5000);
    expect((after.get(packed ?? '')?.suggestion.quantity ?? 1) % 100).toBe(0);
    expect(after.has(stopped ?? '')).toBe(false);
    expect(after.get(quick ?? '')?.basis.serviceLevelPercent ?? 60).toBe(60);
    expect(dataOf(await call<PlanSettingsAnswer>('purchasing', 'planSettings', { skuId: stopped })).reorder).toEqual({ ...byDefault, isPurchased: false });
    expect((await everything(cloud, 'audit')).filter(({ what }) => what === '设进货').map(({ after: changed }) => changed)).toContainEqual({ isPurchased: false });
  });

  test('the shop’s settings hold for all that have none of their own; who buys may read and not set them', async () => {
    const settings = { serviceLevelPercent: 80, orderCostFen: 0, holdingPercentPerYear: 30, reviewDays: 3 };
    expect(dataOf(await call<PlanSettingsAnswer>('purchasing', 'planSettings'))).toEqual({ settings: { serviceLevelPercent: null, orderCostFen: 3000, holdingPercentPerYear: 25, reviewDays: null }, reorder: null });
    dataOf(await call('purchasing', 'savePlanSettings', settings));
    const buyer = caller(cloud, 'o-plan-buyer', shopId);
    expect(dataOf(await buyer<PlanSettingsAnswer>('purchasing', 'planSettings')).settings).toEqual(settings);
    expect(await buyer('purchasing', 'savePlanSettings', settings)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    const rows = rowsOf(await planOf(call, { isFresh: true }));
    expect(rows.filter(({ basis }) => basis.serviceLevelPercent !== 60).every(({ basis }) => basis.serviceLevelPercent === 80)).toBe(true);
    expect(rows.every(({ basis }) => basis.economicQuantity === null && basis.protectionDays >= basis.leadDays + 2 && basis.protectionDays <= basis.leadDays + 4)).toBe(true);
    for (const wrong of [{ serviceLevelPercent: 100 }, { serviceLevelPercent: 90.5 }, { holdingPercentPerYear: 0 }, { reviewDays: 0 }, { orderCostFen: -1 }]) {
      expect(await call('purchasing', 'savePlanSettings', { ...settings, ...wrong })).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    }
    const [last] = (await everything(cloud, 'audit')).filter(({ what }) => what === '设采购计划');
    expect(last).toMatchObject({ documentId: shopId, before: { orderCostFen: 3000 }, after: { orderCostFen: 0 }, byName: '店主' });
  });
});

describe('of a shop by hand', () => {
  let cloud: LocalCloud;
  // Its histories are put there without their ledger.
  beforeAll(async () => { cloud = await startFunctions(); }, 60_000);
  afterAll(async () => { await cloud.close(); });

  interface Made { call: Call; shopId: string; supplierId: string; skuIds: string[] }
  async function shopWith(openId: string, goods: object): Promise<Made> {
    const call = caller(cloud, openId);
    const { shopId } = dataOf(await call<{ shopId: string }>('shop', 'create', { name: '采购', memberName: '小满' }));
    const { goodsId } = dataOf(await call<{ goodsId: string }>('goods', 'save', goods));
    const skuIds = dataOf(await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus.map(({ skuId }) => skuId);
    const { partyId: supplierId } = dataOf(await call<{ partyId: string }>('purchasing', 'saveSupplier', { name: '义乌厂' }));
    return { call, shopId, supplierId, skuIds };
  }
  const specs = (count: number): object => ({ name: '袜子', specNames: ['号'], skus: Array.from({ length: count }, (_, n) => ({ specValues: [`${n}`], retailFen: 900, purchasePriceFen: 500 })) });

  test('one that never sold has an empty plan', async () => {
    const { call } = await shopWith('o-plan-new', specs(3));
    expect(await planOf(call)).toMatchObject({ head: { toOrder: 0, urgent: 0, costFen: 0, overstocked: 0, excessFen: 0, lastFourWeeks: null, pages: 1 }, groups: [], idle: [], next: null });
  });

  test('without a supplier one has to be said; sixty lines are two drafts; without a price nothing is drafted', async () => {
    const { call, supplierId, skuIds } = await shopWith('o-plan-60', specs(60));
    const lines = skuIds.map((skuId) => ({ skuId, quantity: 2 }));
    expect(await call('purchasing', 'orderPlan', { lines })).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', message: '还不知道向谁进“袜子 0”，先选供应商' } });
    const { orders } = dataOf(await call<Ordered>('purchasing', 'orderPlan', { lines: lines.map((line) => ({ ...line, supplierId })) }));
    expect(orders.map(({ kinds, pieces, costFen }) => [kinds, pieces, costFen])).toEqual([[50, 100, 50_000], [10, 20, 10_000]]);
    expect(new Set(orders.map(({ number }) => number)).size).toBe(2);
    const unpriced = await shopWith('o-plan-price', { name: '帽子', skus: [{ specValues: [], retailFen: 900 }] });
    expect(await unpriced.call('purchasing', 'orderPlan', { lines: [{ skuId: unpriced.skuIds[0], quantity: 1, supplierId: unpriced.supplierId }] }))
      .toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', message: '帽子还没有进价，先填进价' } });
    expect((await everything(cloud, 'purchaseOrders')).filter(({ shopId }) => shopId === unpriced.shopId)).toEqual([]);
  });

  test('three a day, a week to come, nothing there: ordered in packs; what is archived or hidden is not', async () => {
    const { call, shopId, skuIds: [sold = '', hidden = ''] } = await shopWith('o-plan-3', {
      name: '马克杯', packs: [{ name: '箱', factor: 24 }, { name: '托', factor: 480 }], specNames: ['色'],
      skus: [{ specValues: ['白'], retailFen: 4000, purchasePriceFen: 1980 }, { specValues: ['黑'], retailFen: 4000, isHidden: true }],
    });
    const { goodsId } = dataOf(await call<{ goodsId: string }>('goods', 'save', { name: '旧杯', skus: [{ specValues: [], retailFen: 4000 }] }));
    dataOf(await call('goods', 'archive', { goodsId, isArchived: true }));
    const today = shopDate(Date.now());
    await cloud.fill('demand', [sold, hidden, `${goodsId.slice(shopId.length + 1)}.1`].flatMap((skuId) => yearsOf(today, 200, 3).map(({ year, days }) => ({ _id: `${shopId}:${skuId}:${year}`, shopId, skuId, year, days, foldedUntil: 1 }))));
    const { head, groups, idle } = await planOf(call, { isFresh: true });
    // Near a selling event more is expected than the three of any other day.
    expect([groups.length, groups[0]?.rows.length, idle.length, head.lastFourWeeks?.sold]).toEqual([1, 1, 0, 84]);
    const [row] = groups[0]?.rows ?? [];
    expect(row).toMatchObject({
      skuId: sold, goodsName: '马克杯', specText: '白', supplierId: '', supplierName: '', abc: 'A', situation: 'out', urgency: 'now', available: 0, daysUntilEmpty: 0,
      costPriceFen: 1980, lastFourWeeks: { sold: 84, daysOut: 0 }, basis: { leadDays: 7, deliveries: 0 }, suggestion: { packName: '箱', packSize: 24, minimumQuantity: 0 },
    });
    const { quantity, packs } = row?.suggestion ?? { quantity: 0, packs: 0 };
    expect([quantity, packs >= 2]).toEqual([packs * 24, true]);
    expect(row?.sentence).toMatch(new RegExp(`^.*已断货，每天约卖 [\\d.]+ 件，到货要 7 天：建议马上进 ${quantity} 件（${packs} 箱）$`));
    expect(groups[0]?.leadDays).toBeNull();
  });

  /** So many a day on the days before today. */
  function yearsOf(today: string, count: number, units: number): { year: number; days: string }[] {
    const years = new Map<number, string[]>();
    for (let ago = count; ago > 0; ago -= 1) {
      const date = addDays(today, -ago);
      const day = Math.round((Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`)) / 86_400_000);
      years.set(Number(date.slice(0, 4)), [...years.get(Number(date.slice(0, 4))) ?? [], `${day}:${units}`]);
    }
    return [...years].map(([year, days]) => ({ year, days: days.join(' ') }));
  }
});
