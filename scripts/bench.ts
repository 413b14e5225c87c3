import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schema } from '../cloudfunctions/server/schema';
import { startLocalCloud } from '../local/cloud';
import type { Reply } from '../miniprogram/shared/kernel/app-error';
import { buildFunctions, functionNames } from './build-functions';

/* The main actions over the HTTP door, on a database on disk: what a merchant's tap costs. */

const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
const functionsDir = join(dataDir, 'functions');

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const line = (what: string, figure: string, budget: string): void => { console.log(`${what.padEnd(44)}${figure.padStart(22)}   ${budget}`); };

async function main(): Promise<void> {
  await buildFunctions({ outDir: functionsDir, minify: true });
  const cloud = await startLocalCloud({ dataDir, functionsDir, schema, variables: { PERSONAL_DATA_KEY: Buffer.alloc(32, 1).toString('base64') }, log: (text) => { console.error(text); } });
  const call = async <T>(name: string, action: string, input: object): Promise<Reply<T>> => {
    const response = await fetch(`${cloud.address}/call/${name}`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'x-wx-openid': 'o-bench' }, body: JSON.stringify({ action, input, commandId: randomUUID() }),
    });
    return (await response.json() as { result: Reply<T> }).result;
  };
  const must = async <T>(name: string, action: string, input: object): Promise<T> => {
    const reply = await call<T>(name, action, input);
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.data;
  };
  const timed = async (count: number, run: () => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (let n = 0; n < count; n += 1) { const start = performance.now(); await run(); times.push(performance.now() - start); }
    return median(times);
  };
  const throughput = async (total: number, atOnce: number, run: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    let left = total;
    await Promise.all(Array.from({ length: atOnce }, async () => { while (left > 0) { left -= 1; await run(); } }));
    return total / ((performance.now() - start) / 1000);
  };

  await must('shop', 'create', { name: 'bench', memberName: 'bench' });
  const skus: string[] = [];
  const addGoods = async (upTo: number): Promise<void> => {
    while (skus.length < upTo) {
      const n = skus.length;
      const { goodsId } = await must<{ goodsId: string }>('goods', 'save', { name: `礼品${n}号小熊公仔`, skus: [{ specValues: [], code: `B-${n}`, retailFen: 1000 + n, purchasePriceFen: 500 }] });
      skus.push(`${goodsId.slice(goodsId.indexOf(':') + 1)}.1`);
    }
  };
  const stockUp = (skuId: string | undefined, onHand: number) => must('stock', 'adjust', { skuId, countedOnHand: onHand, shownOnHand: 0, reason: 'opening' });
  const order = (picked: (string | undefined)[]) => must<{ orderId: string; version: number }>('orders', 'place', { customerId: 'walk-in', lines: picked.map((skuId) => ({ skuId, quantity: 1 })) });

  await addGoods(100);
  for (const skuId of skus) await stockUp(skuId, 10_000);
  const some = () => Array.from({ length: 3 }, () => skus[Math.floor(Math.random() * 100)]);
  await throughput(60, 20, () => order(some()));
  line('order of 3 lines placed', `${(await timed(60, () => order(some()))).toFixed(1)} ms`, 'aim ≤ 20 ms');
  line('  20 at once', `${(await throughput(200, 20, () => order(some()))).toFixed(0)} /s`, 'aim ≥ 60 /s');
  const waiting: { orderId: string; version: number; lines: object[] }[] = [];
  for (let n = 0; n < 260; n += 1) { const picked = [...new Set(some())]; waiting.push({ ...await order(picked), lines: picked.map((skuId) => ({ skuId, quantity: 1 })) }); }
  const ship = async () => { const next = waiting.pop(); if (next !== undefined) await must('orders', 'ship', { orderId: next.orderId, version: next.version, lines: next.lines }); };
  line('the same shipped', `${(await timed(60, ship)).toFixed(1)} ms`, 'aim ≤ 20 ms');
  line('  20 at once', `${(await throughput(200, 20, ship)).toFixed(0)} /s`, 'aim ≥ 60 /s');

  const [hot] = await must<{ rows: { skuId: string }[] }>('goods', 'pick', { search: 'B-99' }).then(({ rows }) => rows);
  await must('stock', 'ledger', { skuId: hot?.skuId });
  const { goodsId } = await must<{ goodsId: string }>('goods', 'save', { name: '最后的两百件', skus: [{ specValues: [], retailFen: 1000, purchasePriceFen: 1 }] });
  const last = `${goodsId.slice(goodsId.indexOf(':') + 1)}.1`;
  await stockUp(last, 200);
  let sold = 0;
  const rate = await throughput(220, 20, async () => { if ((await call('orders', 'place', { customerId: 'walk-in', lines: [{ skuId: last, quantity: 1 }] })).ok) sold += 1; });
  line('220 buyers on 200 pieces, 20 at once', `${sold} sold, ${rate.toFixed(0)} /s`, 'aim 200, ≥ 60 /s');

  for (const size of [100, 1000, 10_000]) {
    await addGoods(size);
    line(`first 20 goods with stock, ${size} goods`, `${(await timed(40, () => must('goods', 'list', {}))).toFixed(1)} ms`, 'aim ≤ 5 ms, flat');
    line(`  search 小熊`, `${(await timed(40, () => must('goods', 'list', { search: '小熊' }))).toFixed(1)} ms`, 'aim ≤ 5 ms, flat');
  }
  await cloud.close();
  await slowCloud();
  for (const name of functionNames()) line(`bundle ${name}`, `${(statSync(join(functionsDir, name, 'index.js')).size / 1e6).toFixed(2)} MB`, 'budget ≤ 2.0 MB');
  line('queries without an index', String(cloud.scans().length), 'none');
  rmSync(dataDir, { recursive: true });
}

/** The largest order, with the delay of the cloud on each database call. */
async function slowCloud(): Promise<void> {
  const cloud = await startLocalCloud({ functionsDir, schema, latencyMs: 15, variables: { PERSONAL_DATA_KEY: Buffer.alloc(32, 1).toString('base64') } });
  const call = async (name: string, action: string, input: object): Promise<Record<string, string>> => {
    const reply = await cloud.callFunction(name, { action, input, commandId: randomUUID() }, 'o-bench') as Reply<Record<string, string>>;
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.data;
  };
  await call('shop', 'create', { name: 'bench', memberName: 'bench' });
  const skus: string[] = [];
  for (let n = 0; n < 50; n += 1) {
    const { goodsId = '' } = await call('goods', 'save', { name: `货${n}`, skus: [{ specValues: [], retailFen: 1000, purchasePriceFen: 500 }] });
    skus.push(`${goodsId.slice(goodsId.indexOf(':') + 1)}.1`);
  }
  for (const skuId of skus) await call('stock', 'adjust', { skuId, countedOnHand: 100, shownOnHand: 0, reason: 'opening' });
  const start = performance.now();
  const calls = cloud.databaseCalls();
  await call('orders', 'place', { customerId: 'walk-in', lines: skus.map((skuId) => ({ skuId, quantity: 1 })) });
  line('order of 50 lines, 15 ms per database call', `${((performance.now() - start) / 1000).toFixed(1)} s, ${cloud.databaseCalls() - calls} calls`, 'budget < 6 s, ≤ 110 calls');
  await cloud.close();
}

void main();
