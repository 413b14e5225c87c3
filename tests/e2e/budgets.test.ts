import type { Page, Request } from 'playwright-core';
import type { SkuRow } from '../../cloudfunctions/goods/contract';
import { ORDER_FORM } from '../../miniprogram/pages/orders/order-draft';
import type { PlanHead, PlanLine } from '../../miniprogram/shared/domain/purchase-plan';
import { shopDate } from '../../miniprogram/shared/kernel/time';
import { ORDERS, openLongShop, SHIPMENTS, type LongShop } from './long-shop';
import { startPhones, type Phone, type Phones } from './phones';

/* What a page may weigh on a phone, in a shop in which every list is long. */

const MAX = { nodes: 800, depth: 25, children: 60, setDataBytes: 64 * 1024 };
/** As far as a thumb goes, px. */
const STEP = 500;
const STEP_MS = 60;
const IDLE_MS = 400;

/** The most that was seen of each. */
interface Seen { nodes: number; depth: number; children: number; setDataBytes: number }

let phones: Phones;
let shop: LongShop;
let me: Phone;
let calls = 0;
let lastCallAt = 0;
/** Calls that are not answered yet. */
const asked = new Set<Request>();
beforeAll(async () => {
  phones = await startPhones();
  shop = await openLongShop(phones, 'o-owner');
  me = await phones.phone('o-owner');
  me.page.on('request', (request) => { if (request.url().includes('/__cloud/call/')) { calls += 1; asked.add(request); } });
  for (const end of ['requestfinished', 'requestfailed'] as const) me.page.on(end as 'requestfinished', (request) => { lastCallAt = asked.delete(request) ? Date.now() : lastCallAt; });
  await me.open('/packages/orders/customer-editor/customer-editor');
  await me.page.evaluate(watch);
}, 300_000);
afterAll(async () => {
  await phones.close();
  expect(phones.problems).toEqual([]);
}, 60_000);

/**
 * Runs in the browser: counts at every change of the page on top what WXML makes of it, inside
 * components too, and what each setData of a page or component carries.
 */
const watch = `(() => {
  const isWxml = (element) => element.tagName.includes('-');
  const seen = globalThis.seen = { nodes: 0, depth: 0, children: 0, setDataBytes: 0 };
  const most = (what, value) => { seen[what] = Math.max(seen[what], value); };
  const look = () => {
    const page = [...document.querySelectorAll('.phone-page')].find((each) => !each.hidden);
    if (page === undefined) return;
    let nodes = 0;
    const walk = (element, depth) => {
      let children = 0;
      for (const child of element.children) {
        const isNode = isWxml(child);
        if (isNode) { nodes += 1; most('depth', depth + 1); }
        children += walk(child, isNode ? depth + 1 : depth) + (isNode ? 1 : 0);
      }
      if (isWxml(element)) { most('children', children); return 0; }
      return children;
    };
    most('children', walk(page, 0));
    most('nodes', nodes);
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  let prototype = getCurrentPages()[0];
  while (!Object.hasOwn(prototype, 'setData')) prototype = Object.getPrototypeOf(prototype);
  const { setData } = prototype;
  prototype.setData = function (data, done) {
    // Pure data stays where it is.
    most('setDataBytes', new TextEncoder().encode(JSON.stringify(data, (key, value) => (key.startsWith('_') ? undefined : value))).length);
    return setData.call(this, data, done);
  };
})()`;

async function idle(): Promise<void> {
  const start = Date.now();
  while (asked.size > 0 || Date.now() - Math.max(start, lastCallAt) < IDLE_MS) await me.page.waitForTimeout(50);
}

/** What scrolls: the page on top, or the list of the sheet that picks goods. */
const scroller = '[...document.querySelectorAll(".phone-page")].find((each) => !each.hidden).querySelector(".phone-page__scroll")';
const sheet = '[...document.querySelectorAll("[id$=--scroller]")].find((each) => each.offsetParent !== null)';
const scrollBy = (page: Page, px: number, of = scroller): Promise<boolean> =>
  page.evaluate(`(() => { const it = ${of}; const before = it.scrollTop; it.scrollTop += ${px}; return it.scrollTop !== before; })()`);

/** Scrolls until there is no more; rows that are being read are waited for. */
async function toTheEnd(of = scroller): Promise<void> {
  for (let still = 0; still < 2;) {
    if (await scrollBy(me.page, STEP, of)) still = 0;
    else { still += 1; await idle(); }
    await me.page.waitForTimeout(STEP_MS);
  }
}

/** Opens a page inside the app, as the only one. */
async function show(path: string): Promise<{ calls: number }> {
  calls = 0;
  await seeAnew();
  await me.page.evaluate(`wx.reLaunch({ url: ${JSON.stringify(path)} })`);
  await idle();
  return { calls };
}

const seeAnew = (): Promise<void> => me.page.evaluate('void Object.assign(globalThis.seen, { nodes: 0, depth: 0, children: 0, setDataBytes: 0 })');

const seen = (): Promise<Seen> => me.page.evaluate('globalThis.seen');
const figures: string[] = [];
afterAll(() => { if (process.env['FIGURES'] !== undefined) process.stdout.write(`${figures.join('\n')}\n`); });

async function expectLight(name: string): Promise<void> {
  const { nodes, depth, children, setDataBytes } = await seen();
  figures.push(`${name}: nodes ${nodes}, depth ${depth}, children ${children}, setData ${setDataBytes}`);
  expect({ name, nodes: nodes > 20 && nodes < MAX.nodes ? 'ok' : nodes, depth: depth < MAX.depth ? 'ok' : depth, children: children <= MAX.children ? 'ok' : children, setData: setDataBytes <= MAX.setDataBytes ? 'ok' : setDataBytes })
    .toEqual({ name, nodes: 'ok', depth: 'ok', children: 'ok', setData: 'ok' });
}

/** Everything of a page is drawn once; its last words are there. */
async function walk(name: string, path: string, last: string | RegExp): Promise<void> {
  expect({ name, ...await show(path) }).toEqual({ name, calls: 1 });
  await toTheEnd();
  await me.sees(last);
  await expectLight(name);
}

const page = (folder: string, name: string, id = ''): string => `/${folder}/${name}/${name}${id === '' ? '' : `?${folder.endsWith('stock') ? 'sku' : 'id'}=${encodeURIComponent(id)}`}`;

test('goods, stock and its ledger', async () => {
  await walk('goods', page('pages', 'goods'), /共 170 款/);
  await walk('stock', page('pages', 'stock'), /共 150 个规格/);
  await walk('sku-ledger', page('packages/stock', 'sku-ledger', shop.ids.sku), /共 \d+ 笔/);
});

test('orders by stage, an order and a parcel of 50 lines', async () => {
  expect((await show(page('pages', 'orders'))).calls).toBe(1);
  await me.page.getByText('全部', { exact: true }).filter({ visible: true }).tap();
  await idle();
  await toTheEnd();
  await me.sees(`共 ${ORDERS} 单`);
  await expectLight('orders');
  await walk('order-detail', page('packages/orders', 'order-detail', shop.ids.order), '合计');
  await walk('ship', page('packages/orders', 'ship', shop.ids.order), /每天都要用的日用百货 50 号/);
});

test('an order leaves a list of hundreds from its end, and a new one comes to its head', async () => {
  await show(page('pages', 'orders'));
  await me.page.getByRole('tab', { name: /^待付款/ }).or(me.page.getByText(/^待付款/)).filter({ visible: true }).first().tap();
  await idle();
  await toTheEnd();
  const unpaid = ORDERS - SHIPMENTS;
  await me.sees(`共 ${unpaid} 单`);
  await seeAnew();
  await me.tap('收款');
  await me.tap(/^收款 ¥/);
  await me.sees(`共 ${unpaid - 1} 单`);
  await idle();
  await expectLight('orders, one gone');

  await shop.shop.call('orders', 'place', { customerId: shop.ids.customer, lines: [{ skuId: shop.ids.sku, quantity: 7 }] });
  await seeAnew();
  await me.page.evaluate('wx.navigateTo({ url: "/packages/orders/customers/customers" })');
  await idle();
  await me.page.evaluate('wx.navigateBack()');
  await idle();
  await me.sees(`共 ${unpaid} 单`);
  await expectLight('orders, one new');
});

test('customers, and one who has bought hundreds of times', async () => {
  await walk('customers', page('packages/orders', 'customers'), /共 \d+ 位/);
  await walk('customer', page('packages/orders', 'customer', shop.ids.customer), /共 \d+ 单/);
});

/** A plan of two pages in full, of many suppliers, with the longest names. */
async function fillPlan(): Promise<void> {
  const { shopId } = shop.shop;
  const date = shopDate(Date.now());
  const line = (at: number): PlanLine => ({
    skuId: `plan-${at}`, goodsId: `${shopId}:plan-${at}`, goodsName: `${'每天都要用的日用百货'.repeat(5)} ${at} 号`, specText: '焦糖色特别定制 · 45 cm', code: `B-${at}`, picture: '', unit: '件', supplierId: `supplier-${at % 40}`, supplierName: `老供应商 ${at % 40}`,
    abc: 'A', xyz: 'X', situation: 'order', urgency: at < 120 ? 'now' : 'soon', onHand: 18, reserved: 0, available: 18, onOrder: 24, perDay: 3.2, daysUntilEmpty: 6,
    suggestion: { quantity: 48, packs: 2, packName: '箱', packSize: 24, minimumQuantity: 0 }, costPriceFen: 1980, costFen: 95_040, moneyAtRiskFen: 30_000, excess: 0, excessFen: 0, lastFourWeeks: { forecast: 120, sold: 131, daysOut: 0 },
    basis: { reorderPoint: 60, safetyStock: 15, leadDays: 7, deliveries: 4, protectionDays: 14, serviceLevelPercent: 95, economicQuantity: 72 },
    sentence: '新品，参考同类每天约卖 3.2 件，到货要 7 天，还剩 18 件，在途 24 件，6 天后断货：建议进 48 件（2 箱），注意保质期 30 天内可能卖不完',
  });
  const head: PlanHead = { date, computedAt: Date.now(), toOrder: 200, costFen: 200 * 95_040, urgent: 120, overstocked: 0, excessFen: 0, lastFourWeeks: { forecast: 120, sold: 131, daysOut: 0, errorPercent: 23 }, pages: 2 };
  await phones.cloud.fill('plans', [0, 1].map((page) => ({ _id: `${shopId}:${date}:${page}`, shopId, head, lines: Array.from({ length: 100 }, (_, at) => line(page * 100 + at)) })));
}

test('the plan of what to buy', async () => {
  await fillPlan();
  // The tab shows it first to whom it knows to buy.
  await show(page('pages', 'goods'));
  await walk('purchasing plan', page('pages', 'purchasing'), '没有更多了，共 200 款');
  await seeAnew();
  await me.page.getByRole('checkbox', { name: '全选' }).filter({ visible: true }).tap();
  await me.sees('已选 200 款 9,600 件');
  await me.page.getByRole('button', { name: /^增加/ }).filter({ visible: true }).last().tap();
  await me.sees('已选 200 款 9,624 件');
  await expectLight('purchasing plan, all ticked');
});

test('what was ordered, all purchase orders, the suppliers; one of 50 lines seen, received, edited', async () => {
  expect((await show(page('pages', 'purchasing'))).calls).toBe(1);
  for (const [segment, last] of [['在途', /共 \d+ 单/], ['采购单', /共 \d+ 单/], ['供应商', /共 60 位/]] as const) {
    await scrollBy(me.page, -100_000);
    await me.page.getByRole('tab', { name: segment }).filter({ visible: true }).first().tap();
    await idle();
    await toTheEnd();
    await me.sees(last);
    await expectLight(`purchasing ${segment}`);
  }
  await walk('purchase-detail', page('packages/purchasing', 'purchase-detail', shop.ids.purchaseOrder), /50 款/);
  await walk('receive', page('packages/purchasing', 'receive', shop.ids.purchaseOrder), /每天都要用的日用百货 50 号/);
  await walk('purchase-editor', page('packages/purchasing', 'purchase-editor', shop.ids.draft), '哪天到');
});

/** An order of 50 lines that was begun on this phone. */
async function beginOrder(): Promise<void> {
  const skus: SkuRow[] = [];
  for (let after: object | undefined; skus.length < 50;) {
    const { rows, next } = await shop.shop.call<{ rows: SkuRow[]; next: object }>('goods', 'pick', { search: '', ...(after === undefined ? {} : { after }) });
    skus.push(...rows);
    after = next;
  }
  // A form belongs to the shop that the phone was in last.
  await show(page('pages', 'goods'));
  const value = { customer: null, lines: skus.slice(0, 50).map((sku) => ({ sku, quantity: 2, priceText: null })), receiver: null, discountText: '', freightText: '', note: '', isSent: false, isDraft: false };
  await me.page.evaluate(`wx.setStorageSync('draft:${ORDER_FORM}', ${JSON.stringify({ shopId: shop.shop.shopId, savedAt: Date.now(), value })})`);
}

test('an order of 50 lines is written', async () => {
  await beginOrder();
  expect((await show(page('packages/orders', 'order-editor'))).calls).toBe(0);
  await toTheEnd();
  await me.sees('收货人');
  await me.page.getByRole('button', { name: /^增加/ }).filter({ visible: true }).last().tap();
  await expectLight('order-editor');
});

test('goods and people are picked for it from lists without an end, and from 60 colours and sizes', async () => {
  const pick = async (title: string, path: string): Promise<void> => {
    await show(path);
    await scrollBy(me.page, -100_000);
    await me.tap('选商品');
    await me.sees('颜色尺码都多的春夏款童鞋 20 号');
    await toTheEnd(sheet);
    await me.sees('每天都要用的日用百货 1 号');
    await scrollBy(me.page, -100_000, sheet);
    for (const at of [2, 1, 0]) {
      await me.button(/春夏款童鞋 \d+ 号，/).nth(at).tap();
      await toTheEnd(sheet);
      await scrollBy(me.page, -100_000, sheet);
    }
    await me.tap(/^加 1 件颜色尺码都多的春夏款童鞋 \d+ 号 第 1 色 · 35 码/);
    await me.sees('加入 1 款 1 件');
    await expectLight(title);
    // What is typed stays, however far the row is from the eye.
    await me.tap(/点按修改$/);
    await me.type(/号 第 1 色 · 35 码$/, '12');
    await toTheEnd(sheet);
    await scrollBy(me.page, -100_000, sheet);
    await me.page.keyboard.press('Enter');
    await me.sees('加入 1 款 12 件');
  };
  await beginOrder();
  await pick('goods-choice', page('packages/orders', 'order-editor'));
  await pick('goods-choice, purchase', page('packages/purchasing', 'purchase-editor', shop.ids.draft));

  await show(page('packages/orders', 'order-editor'));
  await scrollBy(me.page, -100_000);
  await me.tap(/^客户 /);
  await me.sees('最近来往的 20 位，其他的搜一下');
  await expectLight('customer-choice');
  await show(page('packages/purchasing', 'purchase-editor', shop.ids.draft));
  await me.tap(/^供应商 /);
  await me.sees('最近来往的 20 家，其他的搜一下');
  await expectLight('supplier choice');
  await walk('code-claim', '/packages/goods/code-claim/code-claim?code=6901234567892', '每天都要用的日用百货 1 号');
});

test('shipments', async () => {
  await walk('shipments', page('packages/sales', 'shipments'), /共 60 单/);
});

test('what is typed and where the cursor is stay while the row is out of sight, and every row stays at its place', async () => {
  await show(page('packages/purchasing', 'purchase-editor', shop.ids.draft));
  const price = me.page.getByLabel('每天都要用的日用百货 3 号的进价，元').and(me.page.locator('input'));
  await price.tap();
  await price.fill('12.34');
  await toTheEnd();
  expect(await me.page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.closest("[aria-label]").getAttribute("aria-label")')).toBe('每天都要用的日用百货 3 号的进价，元');
  const heightAtEnd = await me.page.evaluate<number>(`${scroller}.scrollHeight`);
  await me.page.getByLabel('备注').and(me.page.locator('input')).filter({ visible: true }).first().tap();
  while (await scrollBy(me.page, -STEP)) await me.page.waitForTimeout(STEP_MS);
  expect(await me.page.evaluate<number>(`${scroller}.scrollHeight`)).toBe(heightAtEnd);
  expect(await price.inputValue()).toBe('12.34');

  const placeOf = async (name: string): Promise<number> => Math.round((await me.text(name).first().boundingBox())?.y ?? NaN);
  await scrollBy(me.page, 2500);
  await me.page.waitForTimeout(IDLE_MS);
  const name = '每天都要用的日用百货 25 号';
  const before = await placeOf(name);
  await toTheEnd();
  await me.page.evaluate(`${scroller}.scrollTop = 2500`);
  await me.page.waitForTimeout(IDLE_MS);
  expect(await placeOf(name)).toBe(before);
});
