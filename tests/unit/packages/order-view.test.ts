import type { OrderDetail } from '../../../cloudfunctions/orders/contract';
import { barActions, orderView } from '../../../miniprogram/packages/orders/order-detail/order-view';
import { orderActions, totals, type OrderLine } from '../../../miniprogram/shared/domain/order';
import { startOfDay } from '../../../miniprogram/shared/kernel/time';

const at = (hour: number, minute: number): number => startOfDay('2026-11-22') + (hour * 60 + minute) * 60_000;
const NOW = at(22, 47);

const bear: OrderLine = { skuId: 'a.1', goodsName: '小熊', specText: '焦糖', unit: '件', picture: '', quantity: 6, shipped: 0, priceFen: 9600 };
const cup: OrderLine = { ...bear, skuId: 'b.1', goodsName: '杯子', specText: '', quantity: 2, priceFen: 3500 };

function detail(change: Partial<OrderDetail> = {}): OrderDetail {
  const order = {
    _id: 's:o', orderId: 's:o', shopId: 's', number: 'SO1122-4F8', customerId: 'c', customerName: '李婷婷', goods: 'confirmed' as const, money: 'deposit' as const, life: 'open' as const, stage: 'toShip' as const,
    lines: [bear, cup], ...totals([bear, cup], 0, 0), discountFen: 0, freightFen: 0, paidFen: 50000, refundedFen: 0, note: '', businessDate: '2026-11-22', createdAt: at(21, 36), updatedAt: 0, createdByName: '阿哲',
    timeline: [{ at: at(21, 36), byName: '阿哲', label: '开单', note: '' }, { at: at(21, 40), byName: '小王', label: '收定金', note: '微信', amountFen: 50000 }], version: 2,
    receiverMask: { name: '', phone: '', address: '' }, owedFen: 14600, parcels: [], missing: [], ...change,
  };
  return { ...order, actions: orderActions(order) };
}

test('the timeline is newest first, under what is waited for, with money, person and time', () => {
  expect(orderView(detail(), NOW).entries).toEqual([
    { key: 'waiting', title: '等发货', note: '占用 8 件', isCurrent: true },
    { key: '1', title: '收定金 ¥500.00', note: '今天 21:40 · 微信 · 小王' },
    { key: '0', title: '开单', note: '今天 21:36 · 阿哲' },
  ]);
});

test('a parcel tells its pieces in the timeline and its goods on a card, a cancellation its reason', () => {
  const parcel = { number: 'SH1', courier: '顺丰', trackingNumber: 'SF1', createdAt: at(22, 0), lines: [{ skuId: 'a.1', quantity: 4 }, { skuId: 'b.1', quantity: 1 }] };
  const shipped = orderView(detail({ goods: 'partShipped', stage: 'partShipped', lines: [{ ...bear, shipped: 4 }, { ...cup, shipped: 1 }], parcels: [parcel], timeline: [{ at: at(22, 0), byName: '老周', label: '部分发货', note: '顺丰 SF1', pieces: 5 }] }), NOW);
  expect(shipped.entries[1]).toEqual({ key: '0', title: '部分发货 5 件', note: '今天 22:00 · 老周' });
  expect(shipped.parcels).toMatchObject([{ title: '顺丰 SF1', caption: '5 件 · 今天 22:00', goods: '小熊 焦糖 ×4，杯子 ×1' }]);
  expect(shipped.lines.map(({ progress }) => progress)).toEqual(['已发 4 件，还有 2 件', '已发 1 件，还有 1 件']);
  const cancelled = orderView(detail({ life: 'cancelled', stage: 'cancelled', paidFen: 0, timeline: [{ at: at(22, 1), byName: '阿哲', label: '取消', note: '客户不要了' }] }), NOW);
  expect(cancelled).toMatchObject({ isAtRest: true, hasBars: false, entries: [{ title: '取消：客户不要了' }] });
});

test('the bars are shares of goods and of money, and nothing to pay is all paid', () => {
  expect(orderView(detail({ lines: [{ ...bear, shipped: 6 }, cup] }), NOW)).toMatchObject({ shippedPercent: 75, shippedText: '6 / 8 件', paidPercent: 77, paidText: '¥500.00 / ¥646.00' });
  expect(orderView(detail({ totalFen: 0, paidFen: 0 }), NOW).paidPercent).toBe(100);
});

test('a shortage stands on the first line of its SKU only', () => {
  const view = orderView(detail({ lines: [bear, { ...bear, priceFen: 9000 }], missing: [{ skuId: 'a.1', name: '小熊', unit: '件', quantity: 4 }] }), NOW);
  expect(view.lines.map(({ shortage }) => shortage)).toEqual([4, 0]);
});

test('the bar has ⋯, then the step after the next with its amount, then the next; cancelling hides in ⋯', () => {
  const labels = (order: OrderDetail): string[] => barActions(order, false).map(({ label, kind }) => `${label}${kind === 'primary' ? '!' : ''}`);
  expect(labels(detail())).toEqual(['更多', '收款 ¥146.00', '发货!']);
  expect(labels(detail({ money: 'unpaid', stage: 'unpaid', paidFen: 0, owedFen: 64600 }))).toEqual(['更多', '发货', '收款 ¥646.00!']);
  expect(labels(detail({ goods: 'received', stage: 'shipped' }))).toEqual(['更多', '收款 ¥146.00!']);
  expect(labels(detail({ goods: 'received', money: 'paid', life: 'done', stage: 'done', paidFen: 64600, owedFen: 0 }))).toEqual(['更多', '发给客户']);
});
