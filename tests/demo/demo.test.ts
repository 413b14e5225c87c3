import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DayFigures } from '../../miniprogram/shared/domain/sales-day';
import { addDays, shopDate } from '../../miniprogram/shared/kernel/time';
import { openDemo } from '../../local/demo';
import { readGoods, readSales } from '../../local/demo/sales';
import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, startShopCloud } from '../local-cloud/shop';

/* The sample shop: sixty days of it, since every day is made alike. When the cloud closes, the oracle checks it all. */

const DAYS = 60;
const NOW = Date.parse('2026-11-24T21:00:00+08:00');
const YESTERDAY = addDays(shopDate(NOW), -1);

let cloud: LocalCloud;
let orders: number;
beforeAll(async () => {
  cloud = await startShopCloud();
  ({ orders } = await openDemo(cloud, { personalDataKey: Buffer.alloc(32, 7).toString('base64'), now: NOW, days: DAYS }));
}, 120_000);
afterAll(async () => { await cloud.close(); }, 60_000);

/** 分 and pieces by day, by another way through the file: its lines, and nothing of the app. */
function soldByDay(): Map<string, { pieces: number; fen: number }> {
  const data = (name: string): string[] => readFileSync(resolve(__dirname, '../../local/demo/data', name), 'utf8').trim().split('\n').slice(1);
  const usual = new Map(data('goods.csv').map((row) => row.split(',')).map(([code = '', pence]) => [code, Number(pence)]));
  const days = new Map<string, { pieces: number; fen: number }>();
  for (const row of data('sales.csv')) {
    const day = days.get(row.slice(0, 10)) ?? { pieces: 0, fen: 0 };
    for (const [, code = '', pieces, pence] of row.matchAll(/(\w+)\*(\d+)(?:@(\d+))?/g)) {
      day.pieces += Number(pieces);
      day.fen += Number(pieces) * Number(pence ?? usual.get(code)) * 9;
    }
    days.set(row.slice(0, 10), day);
  }
  return days;
}

test('each weekday stays the weekday it was, and the last day is yesterday', () => {
  const sales = readSales(readGoods(), YESTERDAY);
  const days = [...new Set(sales.map(({ at }) => shopDate(at)))];
  expect(days.at(-1)).toBe(YESTERDAY);
  expect(days[0] ?? '').toMatch(/^2025-11-2[4-9]$/);
  // The shop was closed on Saturdays.
  expect(days.filter((day) => new Date(day).getUTCDay() === 6)).toEqual([]);
});

test('thirty days of sales are, to the 分, what the file says', async () => {
  // Parcels leave two days after the order: what left on a day was sold two days before.
  const { trend } = dataOf(await caller(cloud, 'o-owner')<{ trend: DayFigures[] }>('sales', 'overview', { days: 30 }));
  const byDay = soldByDay();
  // 2026-11-23 stands for 2011-12-05, both a Monday.
  const shift = Math.round((Date.parse('2026-11-23') - Date.parse('2011-12-05')) / 86_400_000);
  const settled = trend.filter(({ date }) => date < YESTERDAY);
  expect(settled.length).toBeGreaterThan(25);
  for (const { date, units, revenueFen } of settled) {
    const { pieces, fen } = byDay.get(addDays(date, -shift - 2)) ?? { pieces: 0, fen: 0 };
    expect({ date, units, revenueFen }).toEqual({ date, units: pieces, revenueFen: fen });
  }
});

test('there is work to do: orders to ship, goods on their way, money owed', async () => {
  const call = caller(cloud, 'o-owner');
  const { counts } = dataOf(await call<{ counts: Record<string, number> }>('orders', 'list'));
  expect(counts['toShip']).toBeGreaterThan(20);
  expect(orders).toBeGreaterThan(2000);
  const { totals } = dataOf(await call<{ totals: { onHand: number; incoming: number; reserved: number } }>('stock', 'overview'));
  expect(Math.min(totals.onHand, totals.incoming, totals.reserved)).toBeGreaterThan(0);
  const { rows } = dataOf(await call<{ rows: { name: string; supplierDebtFen: number }[] }>('purchasing', 'suppliers'));
  expect(rows.every(({ name, supplierDebtFen }) => name.startsWith('示例供应商') && supplierDebtFen > 0)).toBe(true);
});
