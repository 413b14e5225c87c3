/*
 * When the moon is new, to some seconds: Meeus, Astronomical Algorithms, 2nd ed., ch. 49. A month
 * of the Chinese calendar begins on the day, in Beijing, that has its new moon; Node's own calendar
 * is some minutes off and misses the day where the moon is new near midnight (2027-02-06 23:56,
 * 2030-02-03 00:07).
 */
const MEAN_MONTH = 29.530588861;
/** Of the year 2000, as a Julian day of even time. */
const FIRST_MEAN = 2_451_550.09766;
const UNIX_EPOCH = 2_440_587.5;
const DAY = 86_400_000;
/** Even time less the clock's, about 2010 to 2040. */
const CLOCK_LAG_DAYS = 72 / 86_400;
const BEIJING = 8 / 24;

/** Days × sin(m · M + a · M′ + f · F), M the sun's anomaly, M′ the moon's, F its distance from the node. */
const TERMS: readonly (readonly [days: number, sun: number, moon: number, node: number])[] = [
  [-0.4072, 0, 1, 0], [0.17241, 1, 0, 0], [0.01608, 0, 2, 0], [0.01039, 0, 0, 2], [0.00739, -1, 1, 0], [-0.00514, 1, 1, 0], [0.00208, 2, 0, 0],
  [-0.00111, 0, 1, -2], [-0.00057, 0, 1, 2], [0.00056, 1, 2, 0], [-0.00042, 0, 3, 0], [0.00042, 1, 0, 2], [0.00038, 1, 0, -2], [-0.00024, -1, 2, 0],
  [-0.00007, 2, 1, 0], [0.00004, 0, 2, -2], [0.00004, 3, 0, 0], [0.00003, 1, 1, -2], [0.00003, 0, 2, 2], [-0.00003, 1, 1, 2], [0.00003, -1, 1, 2],
  [-0.00002, -1, 1, -2], [-0.00002, 1, 3, 0], [0.00002, 0, 4, 0],
];
/** Days × sin(angle + k · step): the planets. */
const PLANETS: readonly (readonly [days: number, angle: number, step: number])[] = [
  [0.000325, 299.77, 0.107408], [0.000165, 251.88, 0.016321], [0.000164, 251.83, 26.651886], [0.000126, 349.42, 36.412478], [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771], [0.00006, 207.14, 2.453732], [0.000056, 154.84, 7.30686], [0.000047, 34.52, 27.261239], [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379], [0.000037, 161.72, 24.198154], [0.000035, 239.56, 25.513099], [0.000023, 331.55, 3.592518],
];

const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

/** The k-th new moon since January 2000, in days since 1970 of Beijing's clock. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const node = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const ascending = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  const eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
  let days = FIRST_MEAN + MEAN_MONTH * k + 0.00015437 * t * t - 0.00017 * sine(ascending);
  for (const [size, m, a, f] of TERMS) days += size * eccentricity ** Math.abs(m) * sine(m * sun + a * moon + f * node);
  for (const [size, angle, step] of PLANETS) days += size * sine(angle + step * k);
  return days - UNIX_EPOCH - CLOCK_LAG_DAYS + BEIJING;
}

/** The day in Beijing, as its midnight in UTC, of the new moon nearest to `day`. */
export function newMoonNear(day: number): number {
  const k = Math.round((day / DAY + UNIX_EPOCH - FIRST_MEAN) / MEAN_MONTH);
  const nearest = [k - 1, k, k + 1].map(newMoon).sort((a, b) => Math.abs(a - day / DAY) - Math.abs(b - day / DAY))[0] ?? NaN;
  return Math.floor(nearest) * DAY;
}
