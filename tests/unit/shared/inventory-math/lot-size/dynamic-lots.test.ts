import * as fc from 'fast-check';
import { silverMeal, wagnerWhitin, type DynamicLotInput } from '../../../../../miniprogram/shared/inventory-math/lot-size/dynamic-lots';

test('Wagner and Whitin: the textbook’s', () => {
  // stockpyl.wagner_whitin(4, 2, 500, [90, 120, 80, 70]) → [210, 0, 150, 0], 1380
  expect(wagnerWhitin({ demand: [90, 120, 80, 70], orderCostFen: 500, holdingFenPerUnit: 2 })).toEqual({ orders: [210, 0, 150, 0], costFen: 1380 });
});

test('Silver and Meal: by hand', () => {
  // 500; (500 + 240)/2 = 370; (740 + 320)/3 = 353.3; (1060 + 420)/4 = 370: three periods, then the last
  expect(silverMeal({ demand: [90, 120, 80, 70], orderCostFen: 500, holdingFenPerUnit: 2 })).toEqual({ orders: [290, 0, 0, 70], costFen: 1560 });
});

/** What a plan costs, and Infinity where it leaves a period short. */
function costOf({ demand, orderCostFen, holdingFenPerUnit }: DynamicLotInput & { demand: number[] }, orders: number[]): number {
  let [stock, cost] = [0, 0];
  for (let t = 0; t < demand.length; t++) {
    if ((orders[t] ?? 0) > 0) cost += orderCostFen;
    stock += (orders[t] ?? 0) - (demand[t] ?? 0);
    if (stock < 0) return Infinity;
    cost += stock * holdingFenPerUnit;
  }
  return cost;
}

test('no plan of whole periods costs less, and Silver and Meal’s costs what it says', () => {
  const input = fc.record({ demand: fc.array(fc.nat(200), { minLength: 1, maxLength: 9 }), orderCostFen: fc.nat(900), holdingFenPerUnit: fc.integer({ min: 1, max: 5 }) });
  fc.assert(fc.property(input, (each) => {
    const exact = wagnerWhitin(each);
    expect(costOf(each, exact.orders)).toBe(exact.costFen);
    const heuristic = silverMeal(each);
    expect(costOf(each, heuristic.orders)).toBe(heuristic.costFen);
    expect(heuristic.costFen).toBeGreaterThanOrEqual(exact.costFen);
    // All 2ⁿ sets of periods with an order, each until the next.
    const n = each.demand.length;
    for (let mask = 0; mask < 1 << n; mask++) {
      const orders = new Array<number>(n).fill(0);
      let last = -1;
      each.demand.forEach((quantity, t) => {
        if ((mask & 1 << t) !== 0) last = t;
        if (last >= 0) orders[last] = (orders[last] ?? 0) + quantity;
      });
      if (costOf(each, orders) < exact.costFen) expect({ cheaper: orders }).toEqual({ cheaper: 'none' });
    }
  }));
});

test('without demand nothing is ordered', () => {
  for (const lots of [wagnerWhitin, silverMeal]) {
    expect(lots({ demand: [], orderCostFen: 5, holdingFenPerUnit: 1 })).toEqual({ orders: [], costFen: 0 });
    expect(lots({ demand: [0, 0], orderCostFen: 5, holdingFenPerUnit: 1 })).toEqual({ orders: [0, 0], costFen: 0 });
    expect(lots({ demand: [0, 7, 0], orderCostFen: 5, holdingFenPerUnit: 1 })).toEqual({ orders: [0, 7, 0], costFen: 5 });
  }
});

test('a wrong argument is named', () => {
  for (const lots of [wagnerWhitin, silverMeal]) {
    expect(() => lots({ demand: [1, -1], orderCostFen: 5, holdingFenPerUnit: 1 })).toThrow(/^demand\[1\]/);
    expect(() => lots({ demand: [1], orderCostFen: NaN, holdingFenPerUnit: 1 })).toThrow(/^orderCostFen/);
    expect(() => lots({ demand: [1], orderCostFen: 1, holdingFenPerUnit: -1 })).toThrow(/^holdingFenPerUnit/);
  }
});
