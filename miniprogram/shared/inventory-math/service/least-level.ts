import { type Distribution } from '../distribution/distribution';

/**
 * The least whole level ≥ 0 that is enough, where more is never less enough. Doubles from the mean, then halves.
 *
 * @example leastLevel(poisson({ mean: 4 }), (level) => level ** 2 >= 50) // 8
 */
export function leastLevel(demand: Distribution, isEnough: (level: number) => boolean): number {
  let short = -1;
  let step = Math.max(1, Math.ceil(Math.sqrt(demand.variance)));
  let enough = Math.max(0, Math.ceil(demand.mean));
  while (!isEnough(enough)) {
    short = enough;
    enough += step;
    step *= 2;
  }
  while (enough - short > 1) {
    const middle = Math.floor((enough + short) / 2);
    if (isEnough(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}
