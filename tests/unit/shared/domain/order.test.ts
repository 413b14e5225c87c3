import * as fc from 'fast-check';
import { cancel, confirm, missingGoods, orderActions, pay, receive, refund, ship, totals, type Order } from '../../../../miniprogram/shared/domain/order';

const draft = (lines: { skuId: string; quantity: number; priceFen: number }[], discountFen = 0, freightFen = 0): Order => ({
  _id: 's:o', shopId: 's', number: 'SO1', customerId: 'c', customerName: '李婷婷', goods: 'draft', money: 'unpaid', life: 'open', stage: 'draft',
  lines: lines.map((line) => ({ ...line, goodsName: '小熊', specText: '', unit: '件', picture: '', shipped: 0 })),
  ...totals(lines, discountFen, freightFen), discountFen, freightFen, paidFen: 0, refundedFen: 0,
  note: '', businessDate: '2026-11-22', createdAt: 0, updatedAt: 0, createdByName: '', timeline: [], version: 1,
});
const two = () => confirm(draft([{ skuId: 'a.1', quantity: 6, priceFen: 9600 }, { skuId: 'b.1', quantity: 24, priceFen: 3500 }], 2600, 1800), 1, '阿哲');

test('the total is goods − discount + freight', () => {
  expect(two()).toMatchObject({ goodsFen: 141600, totalFen: 140800, stage: 'unpaid' });
  expect(() => totals([{ quantity: 1, priceFen: 100 }], 101, 0)).toThrow('优惠不能超过货款');
});

test('deposit, rest, shipping and receipt lead to 已完成', () => {
  let order = pay(two(), 50000, 2, '', '微信');
  expect(order).toMatchObject({ money: 'deposit', stage: 'toShip', paidFen: 50000 });
  order = pay(order, 90800, 3, '', '微信');
  expect(order).toMatchObject({ money: 'paid' });
  order = ship(order, [{ skuId: 'a.1', quantity: 6 }], 4, '', '').order;
  expect(order.stage).toBe('partShipped');
  order = ship(order, [{ skuId: 'b.1', quantity: 24 }], 5, '', '').order;
  expect(order.stage).toBe('shipped');
  order = receive(order, 6, '');
  expect(order).toMatchObject({ stage: 'done', life: 'done' });
  expect(orderActions(order)).toEqual([]);
});

test('the next step comes first: money before goods until some has come', () => {
  expect(orderActions(two())).toEqual(['pay', 'ship', 'cancel']);
  expect(orderActions(pay(two(), 50000, 2, '', ''))).toEqual(['ship', 'pay', 'cancel']);
});

test('a received order that is still owed for is done once it is paid', () => {
  let order = receive(ship(two(), [{ skuId: 'a.1', quantity: 6 }, { skuId: 'b.1', quantity: 24 }], 2, '', '').order, 3, '');
  expect(order).toMatchObject({ stage: 'shipped', life: 'open' });
  expect(orderActions(order)).toEqual(['pay']);
  order = pay(order, order.totalFen, 4, '', '');
  expect(order.life).toBe('done');
});

test('a cancelled order gives its money back in one piece', () => {
  const order = cancel(pay(two(), 50000, 2, '', ''), 3, '', '客户不要了');
  expect(order).toMatchObject({ stage: 'refunding', life: 'cancelled' });
  expect(refund(order, 4, '', '微信')).toMatchObject({ stage: 'cancelled', refundedFen: 50000 });
});

test('what has left cannot be cancelled, and no more leaves than was ordered', () => {
  const order = ship(two(), [{ skuId: 'a.1', quantity: 1 }], 2, '', '').order;
  expect(() => cancel(order, 3, '', '')).toThrow('现在是“部分发货”，不能取消');
  expect(() => ship(order, [{ skuId: 'a.1', quantity: 6 }], 3, '', '')).toThrow('小熊只剩 5 件没发');
  expect(() => ship(order, [{ skuId: 'x.1', quantity: 1 }], 3, '', '')).toThrow('不存在');
});

test('what an order lacks is counted over its lines of one SKU, unshipped pieces only', () => {
  const { lines } = ship(confirm(draft([{ skuId: 'a.1', quantity: 4, priceFen: 1 }, { skuId: 'a.1', quantity: 3, priceFen: 2 }, { skuId: 'b.1', quantity: 1, priceFen: 1 }]), 1, ''), [{ skuId: 'a.1', quantity: 2 }], 2, '', '').order;
  expect(missingGoods(lines, () => 3)).toEqual([{ skuId: 'a.1', name: '小熊', unit: '件', quantity: 2 }]);
  expect(missingGoods(lines, () => -5).map(({ quantity }) => quantity)).toEqual([5, 1]);
  expect(missingGoods(lines, () => 5)).toEqual([]);
});

test('a gift waits for no money and is done when it has arrived', () => {
  let order = confirm(draft([{ skuId: 'a.1', quantity: 2, priceFen: 0 }]), 1, '');
  expect(order).toMatchObject({ money: 'paid', stage: 'toShip', totalFen: 0 });
  order = receive(ship(order, [{ skuId: 'a.1', quantity: 2 }], 2, '', '').order, 3, '');
  expect(order).toMatchObject({ stage: 'done', life: 'done' });
});

test('however an order is parcelled, the revenue of its parcels sums to its total', () => {
  const line = fc.record({ quantity: fc.integer({ min: 1, max: 20 }), priceFen: fc.nat(10000) });
  fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.nat(3000), fc.array(fc.nat(5), { maxLength: 40 }), (lines, freightFen, picks) => {
    let order = confirm(draft(lines.map((each, index) => ({ ...each, skuId: `g.${index}` })), 0, freightFen), 1, '');
    let revenue = 0;
    const send = (skuId: string, quantity: number): void => {
      const shipped = ship(order, [{ skuId, quantity }], 2, '', '');
      order = shipped.order;
      revenue += shipped.revenueFen;
    };
    for (const pick of picks) {
      const open = order.lines[pick];
      if (open !== undefined && open.shipped < open.quantity && order.goods !== 'shipped') send(open.skuId, 1);
    }
    for (const open of order.lines) if (open.shipped < open.quantity) send(open.skuId, open.quantity - open.shipped);
    expect(revenue).toBe(order.totalFen);
  }));
});
