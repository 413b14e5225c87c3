import { withoutCancelledOrders } from '../../../../../miniprogram/shared/inventory-math/forecast/cancellations';

const MINUTE = 60_000;
const DAY = 86_400_000;

test('an order goes with its cancellation', () => {
  // UCI Online Retail, stock code 23843: 80,995 units ordered on 2011-12-09 at 9:15, cancelled at 9:27
  const small = { quantity: 3, at: 0, customerId: '16446' };
  const order = { quantity: 80_995, at: MINUTE, customerId: '16446' };
  expect(withoutCancelledOrders({ lines: [small, order, { quantity: -80_995, at: 13 * MINUTE, customerId: '16446' }] })).toEqual([small]);
});

test('a return of a part, of another buyer, or late takes no order away', () => {
  const sale = { quantity: 10, at: 0, customerId: 'a' };
  for (const back of [{ quantity: -4, at: DAY, customerId: 'a' }, { quantity: -10, at: DAY, customerId: 'b' }, { quantity: -10, at: 31 * DAY, customerId: 'a' }]) {
    expect(withoutCancelledOrders({ lines: [sale, back] })).toEqual([sale]);
  }
});

test('one cancellation takes one order, the latest before it', () => {
  const lines = [{ quantity: 5, at: 0 }, { quantity: 5, at: DAY }, { quantity: -5, at: 2 * DAY }, { quantity: 5, at: 3 * DAY }];
  expect(withoutCancelledOrders({ lines }).map(({ at }) => at)).toEqual([0, 3 * DAY]);
});

test('lines may come in any order, and at one instant the order is first', () => {
  expect(withoutCancelledOrders({ lines: [{ quantity: -5, at: DAY }, { quantity: 7, at: DAY }, { quantity: 5, at: DAY }] })).toEqual([{ quantity: 7, at: DAY }]);
});

test('a number that is none is refused', () => {
  expect(() => withoutCancelledOrders({ lines: [{ quantity: NaN, at: 0 }] })).toThrow(/^quantity/);
  expect(() => withoutCancelledOrders({ lines: [{ quantity: 1, at: Infinity }] })).toThrow(/^at/);
  expect(() => withoutCancelledOrders({ lines: [], windowDays: 0 })).toThrow(/^windowDays/);
});
