import { normal } from '../../../../../miniprogram/shared/inventory-math/distribution/normal';
import { poisson } from '../../../../../miniprogram/shared/inventory-math/distribution/poisson';
import { fillRate, periodicFillRate } from '../../../../../miniprogram/shared/inventory-math/service/fill-rate';
import { expectClose } from '../close';

/** Park and Miller's generator, for a run that is the same each time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = state * 48271 % 2147483647;
    return state / 2147483647;
  };
}

test('units short are those of the loss function', () => {
  // σ = 10, k = .5: G(.5) = .1978 (Silver, Pyke & Thomas, appendix II) → 1.978 units of 200 short
  const { exact, simple, unitsShortPerCycle } = fillRate({ demand: normal({ mean: 80, standardDeviation: 10 }), reorderPoint: 85, orderQuantity: 200 });
  expectClose(unitsShortPerCycle, 1.978, 1e-4);
  expectClose(simple, 1 - 1.978 / 200, 1e-6);
  expectClose(exact, simple, 1e-12);
});

test('the simple rate counts twice what stays short, so with small orders it is lower', () => {
  const { exact, simple } = fillRate({ demand: normal({ mean: 80, standardDeviation: 20 }), reorderPoint: 80, orderQuantity: 10 });
  expect(simple).toBeLessThan(exact - 0.1);
});

test('exact is what a run of Poisson customers sees under (r, Q)', () => {
  // One customer, one unit; exponential gaps of mean 1, lead time 4; 200,000 customers.
  const [r, Q, lead] = [5, 6, 4];
  const random = generator(7);
  const arrivals: number[] = [];
  let [now, onHand, position, met] = [0, r + Q, r + Q, 0];
  const customers = 200_000;
  for (let i = 0; i < customers; i++) {
    now -= Math.log(random());
    while (arrivals.length > 0 && (arrivals[0] ?? Infinity) <= now) {
      arrivals.shift();
      onHand += Q;
    }
    if (onHand > 0) met++;
    onHand--;
    position--;
    if (position === r) {
      arrivals.push(now + lead);
      position += Q;
    }
  }
  // Three standard errors of a share seen in correlated cycles.
  expect(Math.abs(met / customers - fillRate({ demand: poisson({ mean: 4 }), reorderPoint: r, orderQuantity: Q }).exact)).toBeLessThan(0.004);
});

test('periodic: exact is what a run of Poisson days sees under order-up-to', () => {
  // 2 a day, review each 2 days, receipt 4 days after the order, before that day's demand.
  const [S, review, lead, days] = [16, 2, 4, 400_000];
  const random = generator(11);
  const demandOfDay = (): number => {
    let [count, product] = [0, random()];
    while (product > Math.exp(-2)) {
      count++;
      product *= random();
    }
    return count;
  };
  const due = new Map<number, number>();
  let [onHand, position, met, wanted] = [S, S, 0, 0];
  for (let day = 0; day < days; day++) {
    onHand += due.get(day) ?? 0;
    due.delete(day);
    if (day % review === 0) {
      due.set(day + lead, S - position);
      position = S;
    }
    const demand = demandOfDay();
    met += Math.min(demand, Math.max(0, onHand));
    wanted += demand;
    onHand -= demand;
    position -= demand;
  }
  const { fillRate: expected } = periodicFillRate({ demandLeadTime: poisson({ mean: 8 }), demandProtection: poisson({ mean: 12 }), orderUpTo: S });
  expect(Math.abs(met / wanted - expected)).toBeLessThan(0.004);
});

test('no demand is always met', () => {
  expect(periodicFillRate({ demandLeadTime: poisson({ mean: 0 }), demandProtection: poisson({ mean: 0 }), orderUpTo: 0 })).toEqual({ fillRate: 1, unitsShortPerReview: 0 });
});

test('a wrong argument is named', () => {
  const demand = poisson({ mean: 4 });
  expect(() => fillRate({ demand, reorderPoint: NaN, orderQuantity: 1 })).toThrow(/^reorderPoint/);
  expect(() => fillRate({ demand, reorderPoint: 1, orderQuantity: 0 })).toThrow(/^orderQuantity/);
  expect(() => periodicFillRate({ demandLeadTime: demand, demandProtection: demand, orderUpTo: Infinity })).toThrow(/^orderUpTo/);
  expect(() => periodicFillRate({ demandLeadTime: demand, demandProtection: poisson({ mean: 3 }), orderUpTo: 1 })).toThrow(/^demandProtection/);
});
