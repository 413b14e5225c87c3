import { weigh } from './smoothing-grid';

/*
 * Holt–Winters smoothings of every parameter at once, additive, averaged as in smoothing-grid.ts.
 * Of a transformed history the additive season is between additive and multiplicative.
 */

const ALPHAS = [0.05, 0.2, 0.5];
const TRENDS = [{ beta: 0, phi: 0 }, { beta: 0.03, phi: 0.97 }, { beta: 0.15, phi: 0.9 }];
const GAMMAS = [0.03, 0.12, 0.35];

const grid = ALPHAS.flatMap((alpha) => TRENDS.flatMap(({ beta, phi }) => GAMMAS.map((gamma) => ({ alpha, beta, phi, gamma }))));
const SIZE = grid.length;
const alphas = Float64Array.from(grid, ({ alpha }) => alpha);
const betas = Float64Array.from(grid, ({ beta }) => beta);
const phis = Float64Array.from(grid, ({ phi }) => phi);
const gammas = Float64Array.from(grid, ({ gamma }) => gamma);

const level = new Float64Array(SIZE);
const trend = new Float64Array(SIZE);
const errors = new Float64Array(SIZE);
const weights = new Float64Array(SIZE);
let season = new Float64Array(SIZE);

/**
 * The averaged forecast from the first n values of x, n at least two seasons of m, written from
 * `at` on. It begins with `indices`, the first for the first value, and leaves them as they are.
 */
export function smoothSeasons(x: Float64Array, n: number, m: number, indices: Float64Array, horizon: number, out: Float64Array, at: number): void {
  if (season.length < SIZE * m) season = new Float64Array(SIZE * m);
  let first = 0;
  let second = 0;
  for (let t = 0; t < m; t++) {
    first += (x[t] as number) / m;
    second += (x[t + m] as number) / m;
    for (let g = 0; g < SIZE; g++) season[t * SIZE + g] = indices[t] as number;
  }
  // Half of what two seasons say of a trend, from the level before the first value.
  const slope = (second - first) / m / 2;
  level.fill(first - (slope * (m + 1)) / 2);
  trend.fill(slope);
  errors.fill(0);
  for (let t = 0; t < n; t++) {
    const value = x[t] as number;
    const row = (t % m) * SIZE;
    for (let g = 0; g < SIZE; g++) {
      const index = season[row + g] as number;
      const damped = (phis[g] as number) * (trend[g] as number);
      const before = level[g] as number;
      const line = before + damped;
      const error = value - line - index;
      const after = line + (alphas[g] as number) * error;
      const beta = betas[g] as number;
      const gamma = gammas[g] as number;
      if (t >= UNCOUNTED) errors[g] = (errors[g] as number) + error * error;
      trend[g] = beta * (after - before) + (1 - beta) * damped;
      level[g] = after;
      season[row + g] = gamma * (value - after) + (1 - gamma) * index;
    }
  }
  say(n, m, horizon, out, at);
}

const UNCOUNTED = 3;

function say(n: number, m: number, horizon: number, out: Float64Array, at: number): void {
  weigh(errors, SIZE, n, weights);
  for (let h = 0; h < horizon; h++) out[at + h] = 0;
  for (let g = 0; g < SIZE; g++) {
    const weight = weights[g] as number;
    if (weight === 0) continue;
    let step = trend[g] as number;
    let path = level[g] as number;
    for (let h = 0; h < horizon; h++) {
      step *= phis[g] as number;
      path += step;
      out[at + h] = (out[at + h] as number) + weight * (path + (season[((n + h) % m) * SIZE + g] as number));
    }
  }
}
