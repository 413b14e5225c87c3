import { finite, nonNegative, probability as within, share } from '../check';
import { type Distribution } from './distribution';

/**
 * Demand by a table: each quantity with its probability, as a merchant would guess it.
 *
 * @param outcomes at least one, in any order; quantities ≥ 0, each once, probabilities that sum to 1
 * @throws RangeError if there is none, a quantity comes twice, or a number is out of its range
 * @example discrete({ outcomes: [{ quantity: 1, probability: 0.25 }, { quantity: 3, probability: 0.75 }] }).mean // 2.5
 */
export function discrete({ outcomes }: { outcomes: readonly { quantity: number; probability: number }[] }): Distribution {
  if (outcomes.length === 0) throw new RangeError('outcomes must hold at least one quantity, got none');
  outcomes.forEach(({ quantity, probability }, i) => {
    nonNegative(`outcomes[${i}].quantity`, quantity);
    share(`outcomes[${i}].probability`, probability);
  });
  const sorted = [...outcomes].sort((one, other) => one.quantity - other.quantity);
  const twice = sorted.find(({ quantity }, i) => quantity === sorted[i - 1]?.quantity);
  if (twice !== undefined) throw new RangeError(`outcomes must hold each quantity once, got ${twice.quantity} twice`);
  const sum = sorted.reduce((total, { probability }) => total + probability, 0);
  if (Math.abs(sum - 1) > 1e-9) throw new RangeError(`outcomes must have probabilities that sum to 1, got ${sum}`);
  return new Discrete(sorted);
}

class Discrete implements Distribution {
  readonly mean: number;
  readonly variance: number;
  readonly isDiscrete: boolean;

  constructor(private readonly outcomes: readonly { quantity: number; probability: number }[]) {
    this.mean = this.expected((quantity) => quantity);
    this.variance = this.expected((quantity) => (quantity - this.mean) ** 2);
    this.isDiscrete = outcomes.every(({ quantity }) => Number.isInteger(quantity));
  }

  density(x: number): number { return this.outcomes.find(({ quantity }) => quantity === finite('x', x))?.probability ?? 0; }

  cumulative(x: number): number {
    finite('x', x);
    return Math.min(1, this.expected((quantity) => (quantity <= x ? 1 : 0)));
  }

  tail(x: number): number {
    finite('x', x);
    return Math.min(1, this.expected((quantity) => (quantity > x ? 1 : 0)));
  }

  quantile(probability: number): number {
    within('probability', probability);
    let cumulative = 0;
    // The last digits of a sum decide nothing; nor does a sum that ends just below 1.
    const found = this.outcomes.find((outcome) => (cumulative += outcome.probability) >= probability * (1 - 1e-12));
    return (found ?? this.outcomes[this.outcomes.length - 1] as { quantity: number }).quantity;
  }

  loss(x: number): number {
    finite('x', x);
    return this.expected((quantity) => Math.max(0, quantity - x));
  }

  secondLoss(x: number): number {
    const from = this.isDiscrete ? Math.floor(finite('x', x)) : finite('x', x);
    return this.expected((quantity) => {
      const over = Math.max(0, quantity - from);
      return over * (this.isDiscrete ? over - 1 : over) / 2;
    });
  }

  private expected(of: (quantity: number) => number): number {
    return this.outcomes.reduce((sum, { quantity, probability }) => sum + probability * of(quantity), 0);
  }
}
