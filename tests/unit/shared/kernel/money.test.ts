import * as fc from 'fast-check';
import { allocateFen, formatFen, mulDiv, parseYuan } from '../../../../miniprogram/shared/kernel/money';
import { MAX_FEN } from '../../../../miniprogram/shared/kernel/limits';

const fen = fc.integer({ min: -MAX_FEN, max: MAX_FEN });

test('a price tag has a comma for thousands, two decimals and a true minus', () => {
  expect(formatFen(128640)).toBe('1,286.40');
  expect(formatFen(0)).toBe('0.00');
  expect(formatFen(7)).toBe('0.07');
  expect(formatFen(-1659144800)).toBe('−16,591,448.00');
  expect(() => formatFen(0.5)).toThrow(RangeError);
});

test('what was formatted is read back the same', () => {
  fc.assert(fc.property(fen, (value) => parseYuan(formatFen(value)) === value));
});

test('typed amounts are read without a float', () => {
  expect(parseYuan('0.29')).toBe(29);
  expect(parseYuan('¥ 1,286.4')).toBe(128640);
  expect(parseYuan('5.')).toBe(500);
});

test('amounts are pasted from a chat as they stand there', () => {
  expect(parseYuan(' ￥1,286.50元 ')).toBe(128650);
  expect(parseYuan('96 块')).toBe(9600);
});

test.each(['', 'abc', '1.234', '1e5', '--1', '99999999999', '.5', '元', '9元8', '１２'])('%j is no amount', (text) => {
  expect(parseYuan(text)).toBeNull();
});

test('the product of a × b ÷ c may pass 2⁵³', () => {
  expect(mulDiv(99_999_999_999, 99_999_999, 99_999_999, 'halfUp')).toBe(99_999_999_999);
  expect(mulDiv(1000, 1, 3, 'halfUp')).toBe(333);
  expect(mulDiv(1, 1, 2, 'halfUp')).toBe(1);
  expect(mulDiv(1, 1, 2, 'floor')).toBe(0);
  expect(mulDiv(1, 1, 3, 'ceil')).toBe(1);
  expect(() => mulDiv(1, 1, 0, 'floor')).toThrow(RangeError);
  expect(() => mulDiv(-1, 1, 1, 'floor')).toThrow(RangeError);
});

test('parts sum to the amount exactly and differ from their share by less than 1 分', () => {
  fc.assert(fc.property(fen, fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }), (amount, weights) => {
    fc.pre(weights.some((weight) => weight > 0));
    const parts = allocateFen(amount, weights);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    parts.forEach((part, index) => expect(Math.abs(part - (amount * (weights[index] ?? 0)) / total)).toBeLessThan(1.001));
  }));
});

test('the 分 that remain go to the largest remainders, earlier parts first', () => {
  expect(allocateFen(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(allocateFen(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  expect(() => allocateFen(1, [0, 0])).toThrow(RangeError);
});
