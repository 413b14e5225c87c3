/**
 * A generator of numbers in [0, 1) from a seed: the same seed gives the same numbers on every
 * machine, so that whatever draws from it can be repeated. Good for simulation, not for secrets.
 *
 * @param seed any whole number; only its lowest 32 bits count
 * @see T. Ettinger, mulberry32 (2017, public domain): passes gjrand; period 2³²
 * @example const random = randomFrom(1); random(); // 0.6270739405881613
 */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
