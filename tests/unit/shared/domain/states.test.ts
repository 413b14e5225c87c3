import { orderGoods, orderLife, orderMoney, orderStage } from '../../../../miniprogram/shared/domain/order-states';
import { purchaseOrderStates } from '../../../../miniprogram/shared/domain/purchase-states';
import { allowedEvents, transition, type Machine } from '../../../../miniprogram/shared/domain/state-machine';

const machines: [string, Machine<string, string>][] = [
  ['goods', orderGoods], ['money', orderMoney], ['life', orderLife], ['purchase order', purchaseOrderStates],
] as unknown as [string, Machine<string, string>][];

test.each(machines)('%s: every state is reachable, and only a final state is a dead end', (_, m) => {
  const reached = new Set<string>();
  const walk = (state: string): void => {
    if (reached.has(state)) return;
    reached.add(state);
    const events = allowedEvents(m, state);
    expect({ state, deadEnd: events.length === 0 }).toEqual({ state, deadEnd: m.states[state]?.final === true });
    for (const event of events) walk(transition(m, state, event));
  };
  walk(m.initial);
  expect([...reached].sort()).toEqual(Object.keys(m.states).sort());
});

test('an event that the table does not have is refused with the words of the screen', () => {
  expect(() => transition(orderGoods, 'draft', 'receive')).toThrow('现在是“草稿”，不能确认收货');
});

test('the word for an order follows from its three axes', () => {
  expect(orderStage({ goods: 'confirmed', money: 'unpaid', life: 'open' })).toBe('unpaid');
  expect(orderStage({ goods: 'confirmed', money: 'deposit', life: 'open' })).toBe('toShip');
  expect(orderStage({ goods: 'shipped', money: 'unpaid', life: 'open' })).toBe('shipped');
  expect(orderStage({ goods: 'confirmed', money: 'refunding', life: 'cancelled' })).toBe('refunding');
  expect(orderStage({ goods: 'confirmed', money: 'refunded', life: 'cancelled' })).toBe('cancelled');
});
