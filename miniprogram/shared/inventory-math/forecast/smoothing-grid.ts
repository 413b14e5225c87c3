/*
 * Smoothings of every parameter at once. One pass over a history runs each of a grid of smoothings,
 * and their forecasts are averaged by how likely each made the history, which for normal errors is
 * SSE^(−n/2). With forty or fifty points the likelihood says little of a parameter, and an average
 * over all that may be so forecasts better than the one that looks best (Bayesian model averaging:
 * Hoeting, Madigan, Raftery & Volinsky, Statistical Science 14(4), 1999). No search, and no
 * allocation after the first use.
 */

const ALPHAS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.65, 0.8, 0.95];
const TREND_ALPHAS = [0.1, 0.2, 0.35, 0.55, 0.8];
const TREND_BETAS = [0.05, 0.2];
const TREND_PHIS = [0.85, 0.95];
/** Of the slope of the line through the history, as Theta has it. */
const DRIFT_SHARE = 0.5;

const LEVELS = ALPHAS.length;
const trends = TREND_ALPHAS.flatMap((alpha) => TREND_BETAS.flatMap((beta) => TREND_PHIS.map((phi) => ({ alpha, beta, phi }))));
const TRENDS = trends.length;

const alphas = Float64Array.from(ALPHAS);
const trendAlphas = Float64Array.from(trends, ({ alpha }) => alpha);
const trendBetas = Float64Array.from(trends, ({ beta }) => beta);
const trendPhis = Float64Array.from(trends, ({ phi }) => phi);

/** The first values give the level to begin with, a few more the trend. */
const LEVEL_VALUES = 6;
const TREND_VALUES = 10;
/** Their errors are not counted: they made the start. */
const UNCOUNTED = 3;

const level = new Float64Array(LEVELS);
const left = new Float64Array(LEVELS);
const levelErrors = new Float64Array(LEVELS);
const driftErrors = new Float64Array(LEVELS);
const trendLevel = new Float64Array(TRENDS);
const trend = new Float64Array(TRENDS);
const trendErrors = new Float64Array(TRENDS);
const weights = new Float64Array(Math.max(LEVELS, TRENDS));

/** The place of a forecast that nobody wants. */
export const NOWHERE = -1;

/**
 * Averaged forecasts of three families from the first n values of x: levels (SES), levels with half
 * the slope of the history (Theta), damped trends. Each is written from its place on, a value a period;
 * the trends, which take longest, only where they are wanted.
 */
export function smoothAll(x: Float64Array, n: number, horizon: number, out: Float64Array, levelAt: number, driftAt: number, trendAt: number): void {
  begin(x, n);
  const trendCount = trendAt === NOWHERE ? 0 : TRENDS;
  let slope = 0;
  let mean = 0;
  for (let t = 0; t < n; t++) {
    const value = x[t] as number;
    const isCounted = t >= UNCOUNTED;
    for (let g = 0; g < LEVELS; g++) {
      const alpha = alphas[g] as number;
      const error = value - (level[g] as number);
      if (isCounted) {
        const driftError = error - (DRIFT_SHARE * slope * (1 - (left[g] as number))) / alpha;
        levelErrors[g] = (levelErrors[g] as number) + error * error;
        driftErrors[g] = (driftErrors[g] as number) + driftError * driftError;
      }
      level[g] = (level[g] as number) + alpha * error;
      left[g] = (left[g] as number) * (1 - alpha);
    }
    for (let g = 0; g < trendCount; g++) {
      const before = trendLevel[g] as number;
      const damped = (trendPhis[g] as number) * (trend[g] as number);
      const error = value - before - damped;
      if (isCounted) trendErrors[g] = (trendErrors[g] as number) + error * error;
      const after = before + damped + (trendAlphas[g] as number) * error;
      const beta = trendBetas[g] as number;
      trend[g] = beta * (after - before) + (1 - beta) * damped;
      trendLevel[g] = after;
    }
    const count = t + 1;
    slope = count === 1 ? 0 : ((count - 2) * slope + (6 * (value - mean)) / count) / (count + 1);
    mean += (value - mean) / count;
  }
  sayLevels(n, horizon, slope, out, levelAt, driftAt);
  if (trendAt !== NOWHERE) sayTrends(n, horizon, out, trendAt);
}

function begin(x: Float64Array, n: number): void {
  const levelCount = Math.min(LEVEL_VALUES, n);
  let first = 0;
  for (let t = 0; t < levelCount; t++) first += (x[t] as number) / levelCount;
  level.fill(first);
  left.fill(1);
  levelErrors.fill(0);
  driftErrors.fill(0);
  trendErrors.fill(0);
  const trendCount = Math.min(TREND_VALUES, n);
  const middle = (trendCount - 1) / 2;
  let sum = 0;
  let moment = 0;
  for (let t = 0; t < trendCount; t++) {
    sum += (x[t] as number) / trendCount;
    moment += (t - middle) * (x[t] as number);
  }
  // Half of what so few values say of a trend.
  const slope = trendCount > 1 ? (6 * moment) / (trendCount * (trendCount * trendCount - 1)) : 0;
  trend.fill(slope);
  trendLevel.fill(sum - slope * (middle + 1));
}

function sayLevels(n: number, horizon: number, slope: number, out: Float64Array, levelAt: number, driftAt: number): void {
  weigh(levelErrors, LEVELS, n, weights);
  let said = 0;
  for (let g = 0; g < LEVELS; g++) said += (weights[g] as number) * (level[g] as number);
  for (let h = 0; h < horizon; h++) out[levelAt + h] = said;
  weigh(driftErrors, LEVELS, n, weights);
  let start = 0;
  for (let g = 0; g < LEVELS; g++) start += (weights[g] as number) * ((level[g] as number) + (DRIFT_SHARE * slope * (1 - (left[g] as number))) / (alphas[g] as number));
  for (let h = 0; h < horizon; h++) out[driftAt + h] = start + DRIFT_SHARE * slope * h;
}

function sayTrends(n: number, horizon: number, out: Float64Array, trendAt: number): void {
  weigh(trendErrors, TRENDS, n, weights);
  for (let h = 0; h < horizon; h++) out[trendAt + h] = 0;
  for (let g = 0; g < TRENDS; g++) {
    const weight = weights[g] as number;
    if (weight === 0) continue;
    const phi = trendPhis[g] as number;
    let step = trend[g] as number;
    let path = trendLevel[g] as number;
    for (let h = 0; h < horizon; h++) {
      step *= phi;
      path += step;
      out[trendAt + h] = (out[trendAt + h] as number) + weight * path;
    }
  }
}

/** e⁻¹⁴, less than one in a million. */
const NEGLIGIBLE = -14;

/** Shares of SSE^(−n/2); even where all are without error. */
export function weigh(errors: Float64Array, count: number, n: number, weights: Float64Array): void {
  let least = Infinity;
  for (let g = 0; g < count; g++) least = Math.min(least, errors[g] as number);
  const floor = least + 1e-12 * (1 + least);
  let sum = 0;
  for (let g = 0; g < count; g++) {
    const exponent = (n / 2) * Math.log(floor / ((errors[g] as number) + floor - least));
    const weight = exponent < NEGLIGIBLE ? 0 : Math.exp(exponent);
    weights[g] = weight;
    sum += weight;
  }
  for (let g = 0; g < count; g++) weights[g] = (weights[g] as number) / sum;
}

/**
 * The averaged level after each of the first n values of x, without a look ahead: path[t] is said
 * when value t has come.
 *
 * @returns the averaged share of a new value in the last level
 */
export function levelPath(x: Float64Array, n: number, path: Float64Array): number {
  begin(x, n);
  let alpha = 0;
  for (let t = 0; t < n; t++) {
    const value = x[t] as number;
    for (let g = 0; g < LEVELS; g++) {
      const error = value - (level[g] as number);
      if (t >= UNCOUNTED) levelErrors[g] = (levelErrors[g] as number) + error * error;
      level[g] = (level[g] as number) + (alphas[g] as number) * error;
    }
    weigh(levelErrors, LEVELS, t + 1, weights);
    let said = 0;
    alpha = 0;
    for (let g = 0; g < LEVELS; g++) {
      said += (weights[g] as number) * (level[g] as number);
      alpha += (weights[g] as number) * (alphas[g] as number);
    }
    path[t] = said;
  }
  return alpha;
}
