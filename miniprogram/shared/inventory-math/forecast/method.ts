import { series, wholeNumber } from '../check';

/** What every method of this room answers. */
export interface Forecast {
  /** Demand of each coming period, nearest first, base units, never negative. */
  forecast: number[];
  /**
   * What the method would have said of the last `fitted.length` periods of the history, each one
   * period ahead; not cut at 0, so that its errors are those that the method was fitted to.
   */
  fitted: Float64Array;
}

/** The history as numbers of double precision, checked: finite, ≥ 0, at least `least` of them. */
export function history(values: ArrayLike<number>, least: number): Float64Array {
  series('values', values, least);
  return values instanceof Float64Array ? values : Float64Array.from(values);
}

/** The number of periods to forecast: whole, at least 1. */
export const periods = (horizon: number): number => wholeNumber('horizon', horizon, 1);

/** The same for every period of the horizon. */
export const flat = (level: number, horizon: number): number[] => new Array<number>(periods(horizon)).fill(level > 0 ? level : 0);

/** Demand is never negative, whatever a falling trend says. */
export const notNegative = (value: number): number => (value > 0 ? value : 0);

/** The errors of the fitted values: what came less what was said. */
export function residuals(values: ArrayLike<number>, fitted: Float64Array): Float64Array {
  const first = values.length - fitted.length;
  return fitted.map((said, i) => (values[first + i] as number) - said);
}
