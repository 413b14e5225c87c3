/**
 * The least of a function of one number: a grid first, because the errors of a smoothing may have
 * several valleys, then Brent's method around the best point of it: parabolas through the last
 * three points, the golden section where they lead nowhere.
 *
 * @param cells of the grid
 * @param tolerance how near to the least point it stops
 * @see Brent, Algorithms for Minimization without Derivatives (1973), ch. 5
 */
export function minimise(f: (x: number) => number, low: number, high: number, cells: number, tolerance: number): number {
  let x = low;
  let fx = Infinity;
  const width = (high - low) / cells;
  for (let i = 0; i <= cells; i++) {
    const value = f(low + i * width);
    if (value < fx) {
      fx = value;
      x = low + i * width;
    }
  }
  let a = Math.max(low, x - width);
  let b = Math.min(high, x + width);
  // The second and third best points, and the last two steps.
  let [w, v, fw, fv] = [x, x, fx, fx];
  let [step, before] = [b - a, b - a];
  for (let round = 0; round < ROUNDS_MAX && Math.max(x - a, b - x) > tolerance; round++) {
    const r = (x - w) * (fx - fv);
    const q = (x - v) * (fx - fw);
    const top = (x - v) * q - (x - w) * r;
    const bottom = 2 * (q - r);
    const parabolic = bottom === 0 ? NaN : -top / bottom;
    const isTrusted = Math.abs(parabolic) < Math.abs(before) / 2 && x + parabolic > a && x + parabolic < b;
    before = step;
    step = isTrusted ? parabolic : GOLDEN * (x - a > b - x ? a - x : b - x);
    // No nearer than the tolerance: there the function tells no difference.
    const u = Math.min(b, Math.max(a, x + (Math.abs(step) >= tolerance / 2 ? step : step > 0 ? tolerance / 2 : -tolerance / 2)));
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      [v, fv, w, fw, x, fx] = [w, fw, x, fx, u, fu];
    } else {
      if (u < x) a = u;
      else b = u;
      if (fu <= fw || w === x) [v, fv, w, fw] = [w, fw, u, fu];
      else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu];
    }
  }
  return x;
}

const GOLDEN = (3 - Math.sqrt(5)) / 2;
const ROUNDS_MAX = 60;

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
      if (range === 0) continue;
      for (let way = 1; way >= -1; way -= 2) {
        start[i] = Math.min(high[i] as number, Math.max(low[i] as number, from + way * scale * range));
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
