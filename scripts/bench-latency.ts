import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openCloud, Person } from './bench-door';
import type { Report } from './bench-report';

/* With the cloud's delay on each database call: what many lines cost. */

const LATENCY_MS = 15;
const LINES = 50;
const GOODS_FILE = resolve(__dirname, '../tests/data/online-retail-goods.csv');

interface Ids { shopId: string; goodsId: string; partyId: string; orderId: string; purchaseOrderId: string; version: number; skus: { skuId: string }[] }
interface Slice { next: number | null; added: number }

export async function benchLatency(functionsDir: string, report: Report): Promise<void> {
  report.section(`${LATENCY_MS} ms on each database call`);
  const cloud = await openCloud(functionsDir, { latencyMs: LATENCY_MS });
  const person = new Person(cloud, 'o-slow');
  const measure = async <T>(what: string, budgetS: number, callsMax: number, run: () => Promise<T>): Promise<T> => {
    const [start, before] = [performance.now(), cloud.databaseCalls()];
    const result = await run();
    const [seconds, calls] = [(performance.now() - start) / 1000, cloud.databaseCalls() - before];
    report.row(what, `${seconds.toFixed(1)} s, ${calls} calls`, `< ${budgetS} s, ≤ ${callsMax} calls`, seconds < budgetS && calls <= callsMax);
    return result;
  };
  const { shopId } = await person.must<Ids>('shop', 'create', { name: 'bench', memberName: 'bench' });
  const skus = Array.from({ length: LINES }, (_, n) => ({ specValues: [`${n}`], retailFen: 1000, purchasePriceFen: 500, openingQuantity: 100 }));
  const { goodsId } = await person.must<Ids>('goods', 'save', { name: '袜子', specNames: ['号'], skus });
  const lines = (await person.must<Ids>('goods', 'get', { goodsId })).skus.map(({ skuId }) => ({ skuId, quantity: 1 }));
  const { partyId: customerId } = await person.must<Ids>('orders', 'saveCustomer', { name: '王记' });
  const { partyId: supplierId } = await person.must<Ids>('purchasing', 'saveSupplier', { name: '厂家' });

  const order = await measure(`order of ${LINES} lines placed`, 6, 2 * LINES + 10, () => person.must<Ids>('orders', 'place', { customerId, lines }));
  await measure('  shipped', 6, 2 * LINES + 14, () => person.must('orders', 'ship', { orderId: order.orderId, version: order.version, lines }));
  const bought = await measure(`purchase order of ${LINES} lines`, 6, 2 * LINES + 10, () => person.must<Ids>('purchasing', 'save', { supplierId, lines }));
  await measure('  received', 6, 2 * LINES + 14, () => person.must('purchasing', 'receive', { purchaseOrderId: bought.purchaseOrderId, version: bought.version, lines }));

  const form = new FormData();
  form.set('file', new Blob([readFileSync(GOODS_FILE)]), 'goods.csv');
  const { fileID } = await (await fetch(`${cloud.address}/upload?path=private/${shopId}/goods.csv`, { method: 'POST', body: form })).json() as { fileID: string };
  let added = 0;
  const start = performance.now();
  for (let from: number | null = 0; from !== null;) {
    const slice: Slice = await person.must<Slice>('files', 'importGoods', { fileId: fileID, columns: { code: 0, name: 1, retailFen: 2 }, from });
    added += slice.added;
    from = slice.next;
  }
  const seconds = (performance.now() - start) / 1000;
  report.row(`import of ${added} real goods`, `${seconds.toFixed(1)} s`, '3,000 in < 60 s', seconds * 3000 < 60 * added);
  await cloud.close();
}
