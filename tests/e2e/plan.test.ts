import type { Locator } from 'playwright-core';
import type { PlanAnswer, PlanRow, PurchaseCard, PurchaseDetail } from '../../cloudfunctions/purchasing/contract';
import { openDemo } from '../../local/demo';
import { nameOf } from '../../miniprogram/pages/purchasing/purchase-plan/plan-view';
import { formatFen } from '../../miniprogram/shared/kernel/money';
import { caller, dataOf } from '../local-cloud/shop';
import { startPhones, type Phone, type Phones } from './phones';

/* What to buy today, in two months of the sample shop: ticked, ordered, and seen by those alone who buy. */

let phones: Phones;
let call: <T>(name: string, action: string, input?: object) => Promise<T>;
let shopId: string;
beforeAll(async () => {
  phones = await startPhones();
  ({ shopId } = await openDemo(phones.cloud, { personalDataKey: Buffer.alloc(32, 7).toString('base64'), days: 60 }));
  call = async <T>(name: string, action: string, input: object = {}): Promise<T> => dataOf(await caller(phones.cloud, 'o-owner', shopId)<T>(name, action, input));
}, 300_000);
afterAll(async () => {
  await phones.close();
  // An answer is lost on purpose.
  expect(phones.problems.filter((problem) => !problem.includes('net::ERR_FAILED'))).toEqual([]);
}, 60_000);

const planOf = (): Promise<PlanAnswer> => call('purchasing', 'plan');
const draftsOf = async (): Promise<PurchaseCard[]> => (await call<{ rows: PurchaseCard[] }>('purchasing', 'list', { state: 'draft' })).rows;
const rowsOf = ({ groups }: PlanAnswer): PlanRow[] => groups.flatMap(({ rows }) => rows);
const checkOf = (me: Phone, row: PlanRow): Locator => me.page.getByRole('checkbox', { name: `进${nameOf(row)}`, exact: true }).filter({ visible: true });
const isTicked = async (me: Phone, row: PlanRow): Promise<boolean> => await checkOf(me, row).locator('[class*=check--on]').count() === 1;

/** The first rows of the first supplier: they are on the screen. */
async function firstOf(): Promise<[PlanRow, PlanRow]> {
  const [group] = (await planOf()).groups;
  const [one, other] = group?.rows ?? [];
  if (one === undefined || other === undefined) throw new Error('the first supplier has fewer than two rows');
  return [one, other];
}

async function openPlan(me: Phone): Promise<void> {
  await me.open();
  // Whoever opens the app for the first time is known by its first answer.
  await me.page.waitForFunction("wx.getStorageSync('session') !== ''");
  await me.tab('采购');
  await me.sees(/^今天建议进 \d+ 款/);
}

/** Says how many kinds are ticked, as the bar has it. */
const ticked = async (me: Phone): Promise<number> => Number(/已选 (\d+) 款/.exec(await me.text(/^已选 \d+ 款/).first().innerText())?.[1]);

test('what is high time is ticked, and what was changed is there after another tab and after the app was closed', async () => {
  const me = await phones.phone('o-owner');
  await openPlan(me);
  const { head, ...plan } = await planOf();
  expect(await ticked(me)).toBe(rowsOf({ head, ...plan }).filter(({ urgency }) => urgency === 'now').length);
  await me.sees(new RegExp(`^今天建议进 ${head.toOrder} 款$`));
  expect((await me.reads()).replace(/\s/g, '')).toContain(`¥${formatFen(head.costFen)}`);

  const [one, other] = await firstOf();
  const wasTicked = await isTicked(me, other);
  await checkOf(me, other).tap();
  await me.page.getByRole('button', { name: `增加${nameOf(one)}`, exact: true }).filter({ visible: true }).tap();
  const more = one.suggestion.quantity + one.suggestion.packSize;
  await me.sees(/改成/);
  await me.tab('库存');
  await me.tab('采购');
  const isKept = async (): Promise<void> => {
    await me.page.getByRole('button', { name: `${nameOf(one)} ${more.toLocaleString('en')} ${one.unit}，点按修改`, exact: true }).filter({ visible: true }).waitFor();
    expect(await isTicked(me, one)).toBe(true);
    expect(await isTicked(me, other)).toBe(!wasTicked);
  };
  await isKept();
  await openPlan(me);
  await isKept();
});

test('a budget buys the best first, and never more than there is', async () => {
  const me = await phones.phone('o-owner');
  await openPlan(me);
  const { head, ...plan } = await planOf();
  const budgetFen = Math.round(head.costFen / 10 / 100) * 100;
  await me.type('预算，元', formatFen(budgetFen).replace(/,/g, ''));
  await me.sees('按要紧的先选');
  const kinds = await ticked(me);
  expect(kinds).toBeGreaterThan(0);
  expect(kinds).toBeLessThan(rowsOf({ head, ...plan }).length);
  const sums = [...(await me.reads()).replace(/\s/g, '').matchAll(/¥([\d,]+\.\d\d)已选/g)].map(([, yuan = '']) => Number(yuan.replace(/[,.]/g, '')));
  expect(sums).toHaveLength(1);
  expect(sums[0]).toBeLessThanOrEqual(budgetFen);
  expect(sums[0]).toBeGreaterThan(0);
  await me.type('预算，元', '五千');
  await me.sees('预算要像 5000 这样');
});

test('what is ticked becomes drafts, one for each supplier, and the plan says so', async () => {
  const me = await phones.phone('o-owner');
  await openPlan(me);
  const [one, other] = await firstOf();
  // All and then none, so that exactly these two are left.
  await me.page.getByRole('checkbox', { name: '全选' }).filter({ visible: true }).tap();
  await me.page.getByRole('checkbox', { name: '全选' }).filter({ visible: true }).tap();
  expect(await ticked(me)).toBe(0);
  for (const row of [one, other]) await checkOf(me, row).tap();
  expect(await ticked(me)).toBe(2);
  await me.tap('生成采购单');
  await me.sees('生成了 1 张采购单草稿');
  const drafts = await draftsOf();
  expect(drafts).toMatchObject([{ supplierName: one.supplierName, kinds: 2, pieces: one.suggestion.quantity + other.suggestion.quantity, costFen: (one.costFen ?? NaN) + (other.costFen ?? NaN) }]);
  const { lines } = await call<PurchaseDetail>('purchasing', 'get', { purchaseOrderId: drafts[0]?.purchaseOrderId ?? '' });
  expect(lines.map(({ skuId, quantity }) => [skuId, quantity])).toEqual([one, other].map(({ skuId, suggestion }) => [skuId, suggestion.quantity]));

  await me.tap(new RegExp(`^${one.supplierName}，`));
  await me.sees('还没向供应商下单，不算在途');
  await me.tap('返回');
  await me.sees(/^已开单/);
  await me.sees(/款，已开单 2 款$/);
  expect(await isTicked(me, one)).toBe(false);
});

test('goods that are no longer bought leave the plan at once', async () => {
  const me = await phones.phone('o-owner');
  await openPlan(me);
  const row = rowsOf(await planOf()).find(({ drafted }) => drafted === 0);
  if (row === undefined) throw new Error('everything is drafted');
  await me.page.getByRole('button', { name: `${nameOf(row)}，怎么算的`, exact: true }).filter({ visible: true }).first().tap();
  await me.sees('低于就进');
  await me.tap('起订和到货');
  await me.page.getByRole('radio', { name: '不再进货' }).filter({ visible: true }).tap();
  await me.tap('保存');
  await me.sees(/^今天建议进 \d+ 款/);
  await checkOf(me, row).waitFor({ state: 'detached' });
  expect(rowsOf(await planOf()).some(({ skuId }) => skuId === row.skuId)).toBe(false);
});

test('who packs sees neither the plan nor what goods cost; who buys sees both', async () => {
  const join = async (who: string, role: string): Promise<Phone> => {
    const { token } = await call<{ token: string }>('shop', 'invite', { role });
    dataOf(await caller(phones.cloud, who)('shop', 'accept', { token, memberName: role }));
    return phones.phone(who);
  };
  const packer = await join('o-packer', 'packer');
  await packer.open();
  await packer.page.waitForFunction("wx.getStorageSync('session') !== ''");
  await packer.tab('采购');
  await packer.sees('等收货');
  await packer.sees(/^示例供应商/);
  expect(await packer.page.getByRole('tab', { name: '该进货' }).count()).toBe(0);
  expect(await packer.reads()).not.toMatch(/¥|建议进/);

  const buyer = await join('o-buyer', 'buyer');
  await openPlan(buyer);
  expect(await buyer.reads()).toContain('¥');
  await buyer.button('怎么算的').first().tap();
  await buyer.tap('改算法');
  await buyer.sees('只有店主和店长能改');
  expect(await buyer.button('保存').count()).toBe(0);
});

test('when the answer is lost, asking again makes no second draft', async () => {
  const me = await phones.phone('o-owner');
  await openPlan(me);
  const row = rowsOf(await planOf()).find(({ drafted }) => drafted === 0);
  if (row === undefined) throw new Error('everything is drafted');
  const before = (await draftsOf()).length;
  await me.page.getByRole('checkbox', { name: '全选' }).filter({ visible: true }).tap();
  await me.page.getByRole('checkbox', { name: '全选' }).filter({ visible: true }).tap();
  await checkOf(me, row).first().tap();
  expect(await ticked(me)).toBe(1);
  await me.page.route('**/__cloud/call/purchasing', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await me.tap('生成采购单');
  await me.sees(/还不知道/);
  await me.page.unroute('**/__cloud/call/purchasing');
  expect(await draftsOf()).toHaveLength(before + 1);
  await me.tap('稍后再查，先看别的');
  await openPlan(me);
  await me.sees(/^上次生成没等到回音/);
  expect(await ticked(me)).toBe(1);
  await me.tap('生成采购单');
  await me.sees('生成了 1 张采购单草稿');
  expect(await draftsOf()).toHaveLength(before + 1);
});
