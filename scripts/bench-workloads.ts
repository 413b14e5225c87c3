import type { Person } from './bench-door';
import { ms, perSecond, throughput, timed, type Report } from './bench-report';

/* The four workloads by which other back ends were measured on such a machine. */

interface Placed { orderId: string; version: number }
type Lines = { skuId: string; quantity: number }[];

const RUNS = 60;
const AT_ONCE = 20;
/** Calls before measuring: each of eight instances has compiled its hot code by then. Cold ones have a table of their own. */
const WARMING = 1200;

/** Goods with stock, so many that orders seldom meet. */
async function stocked(person: Person, count: number, quantity: number): Promise<string[]> {
  const skuIds: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { goodsId } = await person.must<{ goodsId: string }>('goods', 'save', { name: `礼品${n}号小熊`, skus: [{ specValues: [], retailFen: 1000 + n, purchasePriceFen: 500, openingQuantity: quantity }] });
    skuIds.push(`${goodsId.slice(goodsId.indexOf(':') + 1)}.1`);
  }
  return skuIds;
}

export async function benchOrders(person: Person, report: Report): Promise<void> {
  await person.must('shop', 'create', { name: 'bench', memberName: 'bench' });
  const skuIds = await stocked(person, 100, 10_000);
  const pick = (): Lines => Array.from({ length: 3 }, (_, k) => ({ skuId: skuIds[(Math.floor(Math.random() * 33) * 3 + k) % 100] ?? '', quantity: 1 }));
  const place = (lines: Lines) => person.must<Placed>('orders', 'place', { customerId: 'walk-in', lines });
  await throughput(WARMING, AT_ONCE, () => place(pick()));

  const placing = await timed(RUNS, () => place(pick()));
  report.row('order of 3 lines placed', `${ms(placing.median)}, p95 ${ms(placing.p95)}`, '≤ 20 ms', placing.median <= 20);
  const placed = await throughput(200, AT_ONCE, () => place(pick()));
  report.row('  20 at once', perSecond(placed), '≥ 60 /s', placed >= 60);

  const waiting: (Placed & { lines: Lines })[] = [];
  await throughput(RUNS + 200 + WARMING, AT_ONCE, async () => { const lines = pick(); waiting.push({ ...await place(lines), lines }); });
  const ship = async (): Promise<void> => {
    const next = waiting.pop();
    if (next === undefined) throw new Error('nothing is left to ship');
    const { orderId, version, lines } = next;
    await person.must('orders', 'ship', { orderId, version, lines });
  };
  await throughput(WARMING, AT_ONCE, ship);
  const shipping = await timed(RUNS, ship);
  report.row('the same shipped', `${ms(shipping.median)}, p95 ${ms(shipping.p95)}`, '≤ 20 ms', shipping.median <= 20);
  const shipped = await throughput(200, AT_ONCE, ship);
  report.row('  20 at once', perSecond(shipped), '≥ 60 /s', shipped >= 60);

  const [last = ''] = await stocked(person, 1, 200);
  let sold = 0;
  const buy = async (): Promise<void> => {
    const reply = await person.call('orders', 'place', { customerId: 'walk-in', lines: [{ skuId: last, quantity: 1 }] });
    if (reply.ok) sold += 1;
    // As the sentence asks: 请再试一次.
    else if (reply.error.code === 'BUSY') await buy();
    else if (reply.error.code !== 'INSUFFICIENT_STOCK') throw new Error(reply.error.message);
  };
  const rate = await throughput(220, AT_ONCE, buy);
  report.row('220 buyers, 20 at a time, on 200 pieces', `${sold} sold, ${perSecond(rate)}`, 'exactly 200, ≥ 60 /s', sold === 200 && rate >= 60);
}
