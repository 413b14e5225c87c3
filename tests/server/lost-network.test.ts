import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, newCommandId, startFunctions, startShopCloud, type Answer } from '../local-cloud/shop';
import { everything, faultsOf } from './oracle';

/* The network, or the whole cloud, is gone in the middle: sent again with its id, each command is done once. */

interface Ids { shopId: string; goodsId: string; orderId: string; version: number; skus: { skuId: string }[] }

async function openShop(cloud: LocalCloud, openId: string): Promise<string> {
  const call = caller(cloud, openId);
  dataOf(await call('shop', 'create', { name: '断网', memberName: '阿哲' }));
  const { goodsId } = dataOf(await call<Ids>('goods', 'save', { name: '小熊', skus: [{ specValues: [], retailFen: 100, purchasePriceFen: 50, openingQuantity: 1000 }] }));
  return dataOf(await call<Ids>('goods', 'get', { goodsId })).skus[0]?.skuId ?? '';
}

test('a phone that hears no answer asks again and gets the first one', async () => {
  const cloud = await startShopCloud();
  try {
    const skuId = await openShop(cloud, 'o-tunnel');
    const call = caller(cloud, 'o-tunnel');
    const input = { customerId: 'walk-in', lines: [{ skuId, quantity: 3 }] };
    const ids: string[] = [];
    // From before the request is out until after it was answered.
    for (let afterMs = 1; afterMs <= 40; afterMs += 3) {
      const commandId = newCommandId();
      await fetch(`${cloud.address}/call/orders`, {
        method: 'POST', headers: { 'content-type': 'application/json', 'x-wx-openid': 'o-tunnel' }, body: JSON.stringify({ action: 'place', input, commandId }), signal: AbortSignal.timeout(afterMs),
      }).catch(() => undefined);
      const first = dataOf(await call<Ids>('orders', 'place', input, commandId));
      expect(dataOf(await call<Ids>('orders', 'place', input, commandId))).toEqual(first);
      ids.push(first.orderId);
    }
    expect((await everything(cloud, 'orders')).map(({ _id }) => _id).sort()).toEqual(ids.sort());
    expect((await everything(cloud, 'stock'))[0]?.reserved).toBe(3 * ids.length);
  } finally {
    await cloud.close();
  }
});

test('the cloud is stopped in the middle of orders; started again on its data, each is there once', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stopped-'));
  const start = () => startFunctions({ dataDir });
  let cloud = await start();
  try {
    const skuId = await openShop(cloud, 'o-stopped');
    const input = { customerId: 'walk-in', lines: [{ skuId, quantity: 2 }] };
    const ids = Array.from({ length: 12 }, newCommandId);
    let answered = 0;
    const sent = ids.map((commandId) => caller(cloud, 'o-stopped')<Ids>('orders', 'place', input, commandId).then((answer) => { answered += answer.ok ? 1 : 0; return answer; }, () => null));
    // Some are done, some are under way, some have not begun.
    while (answered < 3) await new Promise((resolve) => setTimeout(resolve, 1));
    await cloud.close();
    const heard: (Answer<Ids> | null)[] = await Promise.all(sent);
    expect(heard.some((answer) => answer?.ok !== true)).toBe(true);

    cloud = await start();
    for (const [index, commandId] of ids.entries()) {
      const answer = dataOf(await caller(cloud, 'o-stopped')<Ids>('orders', 'place', input, commandId));
      const before = heard[index];
      if (before?.ok === true) expect(answer).toEqual(before.data);
    }
    expect(await everything(cloud, 'orders')).toHaveLength(12);
    expect((await everything(cloud, 'stock'))[0]?.reserved).toBe(24);
    expect(await faultsOf(cloud)).toEqual([]);
  } finally {
    await cloud.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('sent again after the shop has moved on, a command answers what it did', async () => {
  const cloud = await startShopCloud();
  try {
    const call = caller(cloud, 'o-moved-on');
    dataOf(await call('shop', 'create', { name: '断网', memberName: '阿哲' }));
    const { goodsId } = dataOf(await call<Ids>('goods', 'save', { name: '旧款', skus: [{ specValues: [], retailFen: 100 }] }));
    const skuId = dataOf(await call<Ids>('goods', 'get', { goodsId })).skus[0]?.skuId;
    const input = { customerId: 'walk-in', isDraft: true, lines: [{ skuId, quantity: 1 }] };
    const commandId = newCommandId();
    const first = dataOf(await call<Ids>('orders', 'place', input, commandId));
    dataOf(await call('goods', 'archive', { goodsId, isArchived: true }));
    expect(dataOf(await call<Ids>('orders', 'place', input, commandId))).toEqual(first);
    const other = { ...input, lines: [{ skuId, quantity: 2 }] };
    expect(await call('orders', 'place', other, commandId)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  } finally {
    await cloud.close();
  }
});
