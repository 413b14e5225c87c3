import { nonNegative, series } from '../check';

/** Known demand, period by period: a season's plan, or orders already taken. */
export interface DynamicLotInput {
  /** Base units per period, each ≥ 0. */
  demand: ArrayLike<number>;
  /** K, 分 per order, ≥ 0 */
  orderCostFen: number;
  /** h, 分 per base unit that is kept from one period to the next, ≥ 0 */
  holdingFenPerUnit: number;
}

export interface DynamicLots {
  /** Base units, one for each period; what is ordered is there in its period. */
  orders: number[];
  /** 分: ordering and holding, over all periods. */
  costFen: number;
}

function checked({ demand, orderCostFen, holdingFenPerUnit }: DynamicLotInput): number {
  nonNegative('orderCostFen', orderCostFen);
  nonNegative('holdingFenPerUnit', holdingFenPerUnit);
  return series('demand', demand).length;
}

/**
 * Wagner and Whitin's lots: the cheapest plan of orders for known, varying demand. Exact, by
 * dynamic programming from the last period: an order always covers whole periods.
 *
 * @throws RangeError if an argument is negative or not finite
 * @see Wagner & Whitin, Dynamic version of the economic lot size model, Management Science 5 (1958)
 * @example wagnerWhitin({ demand: [90, 120, 80, 70], orderCostFen: 500, holdingFenPerUnit: 2 }) // { orders: [210, 0, 150, 0], costFen: 1380 }
 */
export function wagnerWhitin(input: DynamicLotInput): DynamicLots {
  const periods = checked(input);
  const { demand, orderCostFen, holdingFenPerUnit } = input;
  /** The least cost from each period on, and the first period that its order no longer covers. */
  const least = new Float64Array(periods + 1);
  const next = new Int32Array(periods + 1);
  for (let t = periods - 1; t >= 0; t--) {
    if (demand[t] === 0) {
      least[t] = least[t + 1] as number;
      next[t] = t + 1;
      continue;
    }
    let cost = orderCostFen;
    let best = Infinity;
    for (let end = t + 1; end <= periods; end++) {
      const total = cost + (least[end] as number);
      if (total < best) {
        best = total;
        next[t] = end;
      }
      // What is kept for the next period alone costs more than any plan found: no longer lot is cheaper.
      cost += holdingFenPerUnit * (end - t) * (end < periods ? demand[end] as number : 0);
      if (cost > best) break;
    }
    least[t] = best;
  }
  const orders = new Array<number>(periods).fill(0);
  for (let t = 0; t < periods; t = next[t] as number) {
    if (demand[t] === 0) continue;
    let quantity = 0;
    for (let i = t; i < (next[t] as number); i++) quantity += demand[i] as number;
    orders[t] = quantity;
  }
  return { orders, costFen: least[0] as number };
}

/**
 * Silver and Meal's lots: each order covers as many periods as make its cost per period least.
 * Not always the cheapest plan, but one that later periods do not change.
 *
 * @throws RangeError if an argument is negative or not finite
 * @see Silver & Meal, A heuristic for selecting lot size requirements, Production and Inventory Management 14 (1973)
 * @example silverMeal({ demand: [90, 120, 80, 70], orderCostFen: 500, holdingFenPerUnit: 2 }) // { orders: [290, 0, 0, 70], costFen: 1560 }
 */
export function silverMeal(input: DynamicLotInput): DynamicLots {
  const periods = checked(input);
  const { demand, orderCostFen, holdingFenPerUnit } = input;
  const orders = new Array<number>(periods).fill(0);
  let costFen = 0;
  let t = 0;
  while (t < periods) {
    if (demand[t] === 0) {
      t++;
      continue;
    }
    let quantity = demand[t] as number;
    let cost = orderCostFen;
    let end = t + 1;
    while (end < periods) {
      const longer = cost + holdingFenPerUnit * (end - t) * (demand[end] as number);
      if (longer / (end - t + 1) > cost / (end - t)) break;
      cost = longer;
      quantity += demand[end] as number;
      end++;
    }
    orders[t] = quantity;
    costFen += cost;
    t = end;
  }
  return { orders, costFen };
}
