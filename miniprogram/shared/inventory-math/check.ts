/**
 * What every formula of this module asks of its arguments before it calculates. A wrong one is a
 * RangeError that names it, so that no NaN leaves the module. Each check returns its value.
 */

/** No quantity of a shop is larger, nor the square of one: products of several stay finite. */
const LARGEST = 1e30;
/** What must be above 0 divides: nothing smaller does, so that quotients stay finite. */
const SMALLEST = 1e-30;

const refuse = (name: string, wanted: string, value: unknown): never => {
  throw new RangeError(`${name} must be ${wanted}, got ${String(value)}`);
};

const tooLarge = (name: string, value: number): never => refuse(name, `at most ${LARGEST}`, value);

/** A finite number; like every other here at most 10³⁰ in size. */
export function finite(name: string, value: number): number {
  if (Math.abs(value) <= LARGEST) return value;
  return Number.isFinite(value) ? tooLarge(name, value) : refuse(name, 'a finite number', value);
}

/** A finite number ≥ 0. */
export function nonNegative(name: string, value: number): number {
  if (value >= 0 && value <= LARGEST) return value;
  return value > LARGEST && value < Infinity ? tooLarge(name, value) : refuse(name, 'a finite number ≥ 0', value);
}

/** A finite number > 0, not below 10⁻³⁰. */
export function positive(name: string, value: number): number {
  if (value >= SMALLEST && value <= LARGEST) return value;
  if (value > LARGEST && value < Infinity) return tooLarge(name, value);
  return refuse(name, value > 0 && value < SMALLEST ? `at least ${SMALLEST}` : 'a finite number > 0', value);
}

/** A whole number ≥ `least`. */
export function wholeNumber(name: string, value: number, least = 0): number {
  return Number.isSafeInteger(value) && value >= least ? value : refuse(name, `a whole number ≥ ${least}`, value);
}

/** A number within [0, 1]: a share, a rate, a probability whose ends have a defined limit. */
export function share(name: string, value: number): number {
  return value >= 0 && value <= 1 ? value : refuse(name, 'within [0, 1]', value);
}

/** A number within (0, 1): a probability whose ends would give an infinite answer. */
export function probability(name: string, value: number): number {
  return value > 0 && value < 1 ? value : refuse(name, 'within (0, 1)', value);
}

/** A series of finite numbers of any sign. */
export function anySeries(name: string, values: ArrayLike<number>): ArrayLike<number> {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!(Math.abs(value) <= LARGEST)) finite(`${name}[${i}]`, value);
  }
  return values;
}

/** A series of finite numbers ≥ 0 with at least `least` points. */
export function series(name: string, values: ArrayLike<number>, least = 0): ArrayLike<number> {
  if (values.length < least) refuse(name, `a series of at least ${least} numbers`, `${values.length} of them`);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    // The name is made only for a refusal: series are long.
    if (!(value >= 0 && value <= LARGEST)) nonNegative(`${name}[${i}]`, value);
  }
  return values;
}
