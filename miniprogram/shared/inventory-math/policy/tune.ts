import { nonNegative, probability, series, wholeNumber } from '../check';
import { levelFor, protectionForecast } from './protection-forecast';
import { decideBy, type Decide, emptyPeriods, type Policy, type SimulatedTotals, type SimulationInput, walk } from './simulate';

/** The levels tried, with each kind of policy. */
const SERVICE_LEVELS = [0.8, 0.9, 0.95, 0.98, 0.99] as const;
const KINDS: readonly Policy['kind'][] = ['orderUpTo', 'minMax', 'reorderPoint'];

export interface TunedCandidate {
  kind: Policy['kind'];
  cycleServiceLevel: number;
  totals: SimulatedTotals;
}

export interface TunedPolicy {
  kind: Policy['kind'];
  cycleServiceLevel: number;
  /** With the numbers of now, from the whole history. */
  policy: Policy;
  /** Of the trial. */
  totals: SimulatedTotals;
  /** All that were tried, the chosen one first. */
  candidates: TunedCandidate[];
}

/**
 * The policy for one SKU, found by trial on its own history: in the later half each kind of policy
 * runs with each service level, as if the shop had used it then. At every review its numbers are
 * made from the demand before it alone, so no candidate sees the future; all meet the same demand.
 *
 * The least costly is chosen, where a unit short has a cost; of those that reach `fillRate`, where
 * that is asked for, or, if none does, the one with the highest fill rate.
 *
 * @param demand by period, base units, at least 4 periods
 * @param costs 分: orderFen and holdingFenPerUnitPeriod give the lot √(2·K·D ÷ h); without a cost of ordering, lots are single units
 * @param fillRate within (0, 1); without it cost alone decides
 * @throws RangeError if an argument is out of its range
 * @see rolling origins: Tashman, International Journal of Forecasting 16(4), 2000; policies: Silver, Pyke & Thomas (4th ed.), § 6.3
 * @example tunePolicy({ demand: new Array(40).fill(5), leadTimePeriods: 1, costs: { holdingFenPerUnitPeriod: 1, shortageFenPerUnit: 50 } }).policy
 *   // { kind: 'orderUpTo', orderUpTo: 10 }
 */
export function tunePolicy({ demand, leadTimePeriods, reviewPeriods = 1, shortage = 'lost', costs = {}, fillRate }: {
  demand: ArrayLike<number>; leadTimePeriods: number; reviewPeriods?: number; shortage?: SimulationInput['shortage']; costs?: NonNullable<SimulationInput['costs']>; fillRate?: number;
}): TunedPolicy {
  const y = Float64Array.from(series('demand', demand, 4));
  const horizon = wholeNumber('leadTimePeriods', leadTimePeriods) + wholeNumber('reviewPeriods', reviewPeriods, 1);
  const { orderFen = 0, holdingFenPerUnitPeriod = 0 } = costs;
  nonNegative('orderFen', orderFen);
  nonNegative('holdingFenPerUnitPeriod', holdingFenPerUnitPeriod);
  if (fillRate !== undefined) probability('fillRate', fillRate);

  const first = Math.floor(y.length / 2);
  const numbers = Array.from({ length: y.length - first + 1 }, (_, i) => (i % reviewPeriods === 0 ? numbersAfter(y.subarray(0, first + i), horizon, orderFen, holdingFenPerUnitPeriod) : null));
  const trial = y.subarray(first);
  const periods = emptyPeriods(trial.length);
  const start = numbers[0] as Numbers;
  const candidates = KINDS.flatMap((kind) => SERVICE_LEVELS.map((cycleServiceLevel, level): TunedCandidate => {
    periods.receipts.fill(0);
    const decide: Decide = (period, position, past) => decideBy(policyOf(kind, numbers[period + 1] as Numbers, level))(period, position, past);
    const initialOnHand = start.levels[level] as number;
    return { kind, cycleServiceLevel, totals: walk({ demand: trial, leadTimePeriods, reviewPeriods, shortage, initialOnHand, costs }, decide, periods) };
  }));
  candidates.sort((one, other) => lacking(one, other, fillRate) || one.totals.totalFen - other.totals.totalFen || one.totals.averageStock - other.totals.averageStock);
  const [best] = candidates as [TunedCandidate];
  const now = numbersAfter(y, horizon, orderFen, holdingFenPerUnitPeriod);
  const level = SERVICE_LEVELS.findIndex((each) => each === best.cycleServiceLevel);
  return { kind: best.kind, cycleServiceLevel: best.cycleServiceLevel, policy: policyOf(best.kind, now, level), totals: best.totals, candidates };
}

/** What a review knows: the level of each service, and the lot. */
interface Numbers {
  levels: number[];
  lot: number;
}

function numbersAfter(values: Float64Array, horizon: number, orderFen: number, holdingFenPerUnitPeriod: number): Numbers {
  const { demand, mean } = protectionForecast({ values, horizon });
  const levels = SERVICE_LEVELS.map((cycleServiceLevel) => levelFor({ demand, cycleServiceLevel }));
  const economic = holdingFenPerUnitPeriod > 0 ? Math.sqrt((2 * orderFen * mean) / horizon / holdingFenPerUnitPeriod) : 0;
  return { levels, lot: Math.max(1, Math.round(economic)) };
}

function policyOf(kind: Policy['kind'], { levels, lot }: Numbers, level: number): Policy {
  const least = levels[level] as number;
  if (kind === 'orderUpTo') return { kind, orderUpTo: least };
  return kind === 'minMax' ? { kind, reorderPoint: least, orderUpTo: least + lot } : { kind, reorderPoint: least, orderQuantity: lot };
}

/** Below 0 if the first serves better where not both serve enough. Without demand all serve. */
function lacking(one: TunedCandidate, other: TunedCandidate, wanted: number | undefined): number {
  if (wanted === undefined) return 0;
  return Math.min(wanted, other.totals.fillRate ?? 1) - Math.min(wanted, one.totals.fillRate ?? 1);
}
