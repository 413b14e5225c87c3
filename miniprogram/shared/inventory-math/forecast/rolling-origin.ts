import { wholeNumber } from '../check';
import { history, periods } from './method';

/** Any method: demand so far, and how far to look. */
export type ForecastMethod = (values: Float64Array, horizon: number) => ArrayLike<number>;

export interface MethodErrors<Name extends string> {
  name: Name;
  /** Units per period. */
  mae: number;
  /** Units per period. */
  rmse: number;
  /** Σ|error| / Σ demand; null if nothing sold. */
  wape: number | null;
  /** Σ(forecast − demand) / Σ demand: below 0 for too little; null if nothing sold. */
  bias: number | null;
}

/**
 * Methods side by side, by rolling origin: from each of the last origins every method forecasts
 * what is known by now, from the values before it alone. The best is the first of the answer. With
 * the few origins that a short history has the first is often first by chance: automaticForecast
 * combines instead, and errs less.
 *
 * @param values demand by period, the newest last, base units
 * @param horizon periods to forecast from each origin, ≥ 1
 * @param methods by name; what they forecast below 0 counts as it is
 * @param origins how many, ≥ 1, one period apart, the last `horizon` before the end
 * @returns a line for each method, the least RMSE first
 * @throws RangeError if a value is negative or not finite, horizon or origins is no whole number ≥ 1, or there are not enough values for a value before the first origin
 * @see Tashman, Out-of-sample tests of forecasting accuracy, International Journal of Forecasting 16(4), 2000; FPP3 §5.10
 * @example
 * backTestMethods({ values: [1, 2, 3, 4], horizon: 1, origins: 2, methods: { last: (values) => [values[values.length - 1] ?? 0] } })
 * // [{ name: 'last', mae: 1, rmse: 1, wape: 2 / 7, bias: -2 / 7 }]
 */
export function backTestMethods<Name extends string>({ values, horizon, methods, origins = 8 }: {
  values: ArrayLike<number>; horizon: number; methods: Record<Name, ForecastMethod>; origins?: number;
}): MethodErrors<Name>[] {
  const y = history(values, periods(horizon) + wholeNumber('origins', origins, 1));
  const names = Object.keys(methods) as Name[];
  return names.map((name) => errorsOf(name, methods[name], y, horizon, origins)).sort((a, b) => a.rmse - b.rmse);
}

function errorsOf<Name extends string>(name: Name, method: ForecastMethod, y: Float64Array, horizon: number, origins: number): MethodErrors<Name> {
  let [demand, absolute, signed, squares] = [0, 0, 0, 0];
  const last = y.length - horizon;
  for (let origin = last - origins + 1; origin <= last; origin++) {
    const said = method(y.slice(0, origin), horizon);
    for (let h = 0; h < horizon; h++) {
      const came = y[origin + h] as number;
      const error = (said[h] ?? 0) - came;
      demand += came;
      absolute += Math.abs(error);
      signed += error;
      squares += error * error;
    }
  }
  const count = origins * horizon;
  return { name, mae: absolute / count, rmse: Math.sqrt(squares / count), wape: demand > 0 ? absolute / demand : null, bias: demand > 0 ? signed / demand : null };
}
