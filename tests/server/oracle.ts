import type { Collections } from '../../cloudfunctions/server/records';
import type { CollectionName } from '../../cloudfunctions/server/schema';
import type { LocalCloud } from '../../local/cloud';
import { foldDemand, yearOf } from '../../miniprogram/shared/domain/demand';
import { noFigures, rebuild, driftOf } from '../../miniprogram/shared/domain/rebuild';
import { foldHoldings, noHoldings } from '../../miniprogram/shared/domain/holdings';
import { levelOf } from '../../miniprogram/shared/domain/stock';
import { grouped } from '../../miniprogram/shared/kernel/grouped';
import { foldDays } from '../../miniprogram/shared/domain/sales-day';
import { sdksOf, type Row } from '../local-cloud/sdk';

/* What must hold of a whole database, whatever was done to it. It reads behind the functions' back, through the SDK. */

/** All documents of a collection. */
export async function everything<C extends CollectionName>(cloud: LocalCloud, collection: C): Promise<Collections[C][]> {
  const { node } = sdksOf(cloud);
  const database = node.database();
  const all: Row[] = [];
  for (let last = ''; ;) {
    const { data } = await database.collection(collection).where({ _id: database.command.gt(last) }).orderBy('_id', 'asc').limit(1000).get();
    all.push(...data);
    if (data.length < 1000) return all as unknown as Collections[C][];
    last = String(data.at(-1)?.['_id']);
  }
}

const sum = <T>(rows: readonly T[] | undefined, of: (row: T) => number): number => (rows ?? []).reduce((total, row) => total + of(row), 0);

type Books = { [C in 'orders' | 'shipments' | 'payments' | 'purchaseOrders' | 'receipts']: readonly Collections[C][] };

/** What customers owe for what was shipped and they have not paid, and the shop for what it received. */
function debtsOf({ orders, shipments, payments, purchaseOrders, receipts }: Books): Map<string, number> {
  const debts = new Map<string, number>();
  const add = (partyId: string | undefined, fen: number): void => { if (partyId !== undefined) debts.set(partyId, (debts.get(partyId) ?? 0) + fen); };
  const [customers, suppliers] = [new Map(orders.map(({ _id, customerId }) => [_id, customerId])), new Map(purchaseOrders.map(({ _id, supplierId }) => [_id, supplierId]))];
  for (const { orderId, revenueFen } of shipments) add(customers.get(orderId), revenueFen);
  for (const { partyId, amountFen } of payments) add(partyId, -amountFen);
  for (const { purchaseOrderId, valueFen } of receipts) add(suppliers.get(purchaseOrderId), valueFen);
  return debts;
}

/** What is wrong with the database; nothing is what it should be. */
export async function faultsOf(cloud: LocalCloud): Promise<string[]> {
  const [movements, orders, purchaseOrders, stocks] = await Promise.all([everything(cloud, 'movements'), everything(cloud, 'orders'), everything(cloud, 'purchaseOrders'), everything(cloud, 'stock')]);
  const [parties, entries, payments, shipments] = await Promise.all([everything(cloud, 'parties'), everything(cloud, 'partyEntries'), everything(cloud, 'payments'), everything(cloud, 'shipments')]);
  const [days, projections] = await Promise.all([everything(cloud, 'days'), everything(cloud, 'projections')]);
  const faults: string[] = [];
  const claim = (what: string, found: unknown, right: unknown): void => {
    if (JSON.stringify(found) !== JSON.stringify(right)) faults.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(right)}`);
  };

  const byShop = { movements: grouped(movements, ({ shopId }) => shopId), orders: grouped(orders, ({ shopId }) => shopId), purchaseOrders: grouped(purchaseOrders, ({ shopId }) => shopId), stocks: grouped(stocks, ({ shopId }) => shopId) };
  for (const shopId of new Set(Object.values(byShop).flatMap((shops) => [...shops.keys()]))) {
    const right = rebuild({ movements: byShop.movements.get(shopId) ?? [], orders: byShop.orders.get(shopId) ?? [], purchaseOrders: byShop.purchaseOrders.get(shopId) ?? [] });
    const known = new Map((byShop.stocks.get(shopId) ?? []).map((stock) => [stock.skuId, stock]));
    for (const skuId of new Set([...right.keys(), ...known.keys()])) {
      claim(`balance of ${shopId}:${skuId}`, driftOf(known.get(skuId) ?? noFigures(), right.get(skuId) ?? noFigures()), null);
    }
  }
  for (const stock of stocks) {
    const shelves = Object.values(stock.warehouses);
    claim(`shelves of ${stock._id}`, [sum(shelves, ({ onHand }) => onHand), sum(shelves, ({ reserved }) => reserved)], [stock.onHand, stock.reserved]);
    claim(`what follows from ${stock._id}`, [stock.level, stock.tied], [levelOf(stock), stock.reserved + stock.notForSale]);
    claim(`${stock._id} has less than nothing`, [stock.reserved < 0, stock.incoming < 0, stock.valueFen < 0, !stock.allowNegative && stock.onHand < 0], [false, false, false, false]);
    claim(`${stock._id} is worth something without being there`, stock.onHand === 0 && stock.valueFen !== 0, false);
  }

  const phones = await everything(cloud, 'phones');
  claim('whose each phone is', phones.map(({ _id, partyId }) => `${_id} ${partyId}`).sort(), parties.filter(({ phoneHash }) => phoneHash !== '').map(({ shopId, kind, phoneHash, _id }) => `${shopId}:${kind}:${phoneHash} ${_id}`).sort());

  const debts = debtsOf({ orders, shipments, payments, purchaseOrders, receipts: await everything(cloud, 'receipts') });
  const entriesOf = grouped(entries, ({ partyId }) => partyId);
  for (const party of parties) {
    claim(`debt of ${party._id}`, party.balanceFen, sum(entriesOf.get(party._id), ({ amountFen }) => amountFen));
    claim(`debt of ${party._id} by its documents`, party.balanceFen, debts.get(party._id) ?? 0);
  }
  const [paymentsOf, shipmentsOf] = [grouped(payments, ({ documentId }) => documentId), grouped(shipments, ({ orderId }) => orderId)];
  for (const order of orders) {
    claim(`money of ${order._id}`, order.paidFen - order.refundedFen, sum(paymentsOf.get(order._id), ({ amountFen }) => amountFen));
    const parcels = shipmentsOf.get(order._id);
    claim(`shipped pieces of ${order._id}`, sum(order.lines, ({ shipped }) => shipped), sum(parcels?.flatMap(({ lines }) => lines), ({ quantity }) => quantity));
    if (order.goods === 'shipped' || order.goods === 'received') claim(`revenue of ${order._id}`, sum(parcels, ({ revenueFen }) => revenueFen), order.totalFen);
  }
  for (const { shopId, foldedUntil, holdings } of projections) {
    const settled = (byShop.movements.get(shopId) ?? []).filter(({ postedAt }) => postedAt < foldedUntil);
    const folded = foldDays([], settled);
    claim(`holdings of ${shopId}`, holdings, foldHoldings(noHoldings(), settled));
    const figures = (of: { date: string; units: number; revenueFen: number; costFen: number }[]) => of.map(({ date, units, revenueFen, costFen }) => [date, units, revenueFen, costFen]).sort();
    claim(`days of ${shopId}`, figures(days.filter((day) => day.shopId === shopId)), figures([...folded.values()]));
  }
  const demands = grouped(await everything(cloud, 'demand'), ({ shopId }) => shopId);
  for (const { shopId, demandUntil = 0 } of projections) {
    const known = new Map((demands.get(shopId) ?? []).map((demand) => [`${demand.skuId}:${demand.year}`, demand]));
    const posted = grouped((byShop.movements.get(shopId) ?? []).flatMap(({ lines, businessDate: date, kind, postedAt }) => lines.map((line) => ({ date, kind, line, postedAt }))), ({ line, date }) => `${line.skuId}:${yearOf(date)}`);
    for (const [key, entries] of posted) {
      // A SKU may be folded further than the shop's watermark, never less.
      const until = Math.max(demandUntil, known.get(key)?.foldedUntil ?? 0);
      const settled = entries.filter(({ postedAt }) => postedAt < until).sort((a, b) => a.postedAt - b.postedAt);
      claim(`demand of ${shopId}:${key}`, known.get(key)?.days ?? '', foldDemand('', Number(key.slice(key.lastIndexOf(':') + 1)), settled));
    }
  }
  return faults;
}
