/**
 * The least of a function of one number: a grid first, because the errors of a smoothing may have
 * several valleys, then the golden section inside the best cell (Kiefer 1953).
 *
 * @param cells of the grid
 * @param tolerance width at which the golden section stops
 */
export function minimise(f: (x: number) => number, low: number, high: number, cells: number, tolerance: number): number {
  let best = low;
  let least = Infinity;
  const width = (high - low) / cells;
  for (let i = 0; i <= cells; i++) {
    const value = f(low + i * width);
    if (value < least) {
      least = value;
      best = low + i * width;
    }
  }
  let a = Math.max(low, best - width);
  let b = Math.min(high, best + width);
  let x1 = b - GOLDEN * (b - a);
  let x2 = a + GOLDEN * (b - a);
  let f1 = f(x1);
  let f2 = f(x2);
  while (b - a > tolerance) {
    if (f1 < f2) {
      b = x2;
      x2 = x1;
      f2 = f1;
      x1 = b - GOLDEN * (b - a);
      f1 = f(x1);
    } else {
      a = x1;
      x1 = x2;
      f1 = f2;
      x2 = a + GOLDEN * (b - a);
      f2 = f(x2);
    }
  }
  // An end of the range is no inner point of any section.
  const middle = (a + b) / 2;
  return f(middle) <= least ? middle : best;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The least of a function of a few numbers within bounds, by pattern search (Hooke & Jeeves 1961):
 * a step along each axis, kept where it helps, halved where nothing helps. Needs no derivative.
 *
 * @param start where to begin, within the bounds; overwritten with the least point
 * @returns the value at the least point
 */
export function minimiseMany(f: (x: Float64Array) => number, start: Float64Array, low: ArrayLike<number>, high: ArrayLike<number>, tolerance: number): number {
  let least = f(start);
  for (let scale = 0.25; scale > tolerance;) {
    let hasMoved = false;
    for (let i = 0; i < start.length; i++) {
      const from = start[i] as number;
      const range = (high[i] as number) - (low[i] as number);
      for (const to of [Math.min(high[i] as number, from + scale * range), Math.max(low[i] as number, from - scale * range)]) {
        start[i] = to;
        const value = f(start);
        if (value < least) {
          least = value;
          hasMoved = true;
          break;
        }
        start[i] = from;
      }
    }
    if (!hasMoved) scale /= 2;
  }
  return least;
}
