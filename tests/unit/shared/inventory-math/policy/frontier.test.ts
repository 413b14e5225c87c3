import { readSamples } from '../../../../../scripts/forecast-accuracy';
import { curveOf, fillRateAt, frontierAt, recommended, textbook } from '../../../../../scripts/policy-frontier';

/* Real weekly sales, weeks 36 to 51 simulated; `npm run bench` prints the same for all five samples. */

const [first, second] = readSamples();
const goods = [...(first?.weeks ?? []), ...(second?.weeks ?? [])];

test('the recommended policy gives more service for the same stock than any textbook policy at any of their targets', () => {
  const ours = curveOf(recommended, goods, 'demand');
  const others = textbook.map((contender) => curveOf(contender, goods, 'demand'));
  const covers = [2.5, 3.5, 4.2, 5, 6];
  const lead = covers.map((cover) => (fillRateAt(ours, cover) ?? NaN) - frontierAt(others, cover));
  expect(lead.filter((more) => !(more > 0))).toEqual([]);
  expect(fillRateAt(ours, 4.2)).toBeGreaterThan(0.9);
}, 90_000);

test('no policy sees a week before it has come', () => {
  const few = goods.slice(0, 20);
  const changed = few.map((weeks) => weeks.map((units, week) => (week < 36 ? units : 1000 + week)));
  for (const contender of [recommended, ...textbook]) expect(curveOf(contender, changed, 'demand', 20)).toEqual(curveOf(contender, few, 'demand', 20));
});

test('where sales hide the demand, what was lost changes no order', () => {
  const few = goods.slice(0, 5);
  /** Units on hand over the trial if so much was wanted in its first week, in which all ran out. */
  const stock = (wanted: number): number => {
    const weeks = few.map((units) => units.map((each, week) => (week === 20 ? wanted : each)));
    const demand = weeks.reduce((sum, units) => sum + units.slice(20, 36).reduce((all, each) => all + each, 0), 0);
    return Math.round((curveOf({ ...recommended, targets: [0.5] }, weeks, 'sales', 20)[0]?.weeksOfCover ?? NaN) * demand);
  };
  expect(stock(1_000_000)).toBe(stock(100_000));
});
