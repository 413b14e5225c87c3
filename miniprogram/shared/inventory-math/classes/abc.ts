import { probability } from '../check';

export type AbcClass = 'A' | 'B' | 'C';

/**
 * To which class the item goes that crosses a threshold. `higher`: it joins the class it began in,
 * so that a class has at least its share, and a shop's one best seller is an A. `lower`: a class
 * has at most its share, and an item that alone is more than 80 % is a C.
 */
export type CrossingRule = 'higher' | 'lower';

export interface AbcItem<Id extends string> {
  id: Id;
  class: AbcClass;
  /** Of the whole value. */
  share: number;
  /** With all that are worth more, and with itself. */
  cumulativeShare: number;
}

/** A sum of shares that is a threshold but for its last digits is the threshold. */
const DIGITS = 1e-12;

/**
 * ABC classes (ABC 分类): items by falling value; A holds the first 80 % of it, B up to 95 %, C the
 * rest. Value is what the shop steers by: revenue, gross profit, or cost of goods sold, of a year.
 *
 * A value below 0 (more returned than sold) counts as 0. Equal values are ordered by id, so that
 * the same data always give the same classes. Where nothing has a value all are C.
 *
 * Of 70, 25 and 5 the second crosses 80 % (from 70 to 95): an A by the one rule, a B by the other.
 *
 * @param items   in any order
 * @param aShare  within (0, 1), 0.8 by default
 * @param bShare  within (aShare, 1), 0.95 by default
 * @param crossing 'higher' by default
 * @returns by falling value
 * @throws RangeError if a value is not finite or a threshold is out of its range
 * @see Dickie, ABC inventory analysis shoots for dollars not pennies, Factory Management and Maintenance 109 (1951)
 * @example abcClasses({ items: [{ id: 'tea', value: 70 }, { id: 'cup', value: 25 }, { id: 'spoon', value: 5 }] }).map((each) => each.class)
 *   // ['A', 'A', 'C']
 */
export function abcClasses<Id extends string>({ items, aShare = 0.8, bShare = 0.95, crossing = 'higher' }: {
  items: readonly { id: Id; value: number }[]; aShare?: number; bShare?: number; crossing?: CrossingRule;
}): AbcItem<Id>[] {
  probability('aShare', aShare);
  probability('bShare', bShare);
  if (bShare <= aShare) throw new RangeError(`bShare must be above aShare ${aShare}, got ${bShare}`);
  const sorted = items.map(({ id, value }, i) => {
    if (!Number.isFinite(value)) throw new RangeError(`items[${i}].value must be a finite number, got ${value}`);
    return { id, value: Math.max(0, value) };
  }).sort((one, other) => other.value - one.value || (one.id < other.id ? -1 : 1));

  const total = sorted.reduce((sum, { value }) => sum + value, 0);
  let before = 0;
  return sorted.map(({ id, value }) => {
    const share = total === 0 ? 0 : value / total;
    const cumulativeShare = Math.min(1, before + share);
    const isWithin = (threshold: number): boolean => (crossing === 'higher' ? before < threshold - DIGITS : cumulativeShare <= threshold + DIGITS);
    // What is worth nothing fills no share.
    const abc = share === 0 ? 'C' : isWithin(aShare) ? 'A' : isWithin(bShare) ? 'B' : 'C';
    before = cumulativeShare;
    return { id, class: abc, share, cumulativeShare };
  });
}
