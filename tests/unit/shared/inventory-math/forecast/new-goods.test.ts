import { categoryDemandPerDay, demandOfNewGoods } from '../../../../../miniprogram/shared/inventory-math/forecast/new-goods';

test('goods without a history sell as their category', () => {
  expect(demandOfNewGoods({ sold: 0, days: 0, categoryPerDay: 0.8 })).toBeCloseTo(0.8, 12);
});

test('with a history they come to their own', () => {
  // (12 + 14 · 0.8) / 21; (600 + 14 · 0.8) / 379
  expect(demandOfNewGoods({ sold: 12, days: 7, categoryPerDay: 0.8 })).toBeCloseTo(23.2 / 21, 12);
  expect(demandOfNewGoods({ sold: 600, days: 365, categoryPerDay: 0.8 })).toBeCloseTo(611.2 / 379, 12);
});

test('a category sells what its middle goods sell', () => {
  expect(categoryDemandPerDay({ perDay: [9, 0.2, 1] })).toBe(1);
  expect(categoryDemandPerDay({ perDay: [1, 2] })).toBe(1.5);
  expect(categoryDemandPerDay({ perDay: [] })).toBe(0);
});

test('wrong input is refused by name', () => {
  expect(() => demandOfNewGoods({ sold: -1, days: 1, categoryPerDay: 1 })).toThrow(/^sold/);
  expect(() => demandOfNewGoods({ sold: 1, days: NaN, categoryPerDay: 1 })).toThrow(/^days/);
  expect(() => demandOfNewGoods({ sold: 1, days: 1, categoryPerDay: Infinity })).toThrow(/^categoryPerDay/);
  expect(() => demandOfNewGoods({ sold: 1, days: 1, categoryPerDay: 1, categoryDays: 0 })).toThrow(/^categoryDays/);
  expect(() => categoryDemandPerDay({ perDay: [1, -1] })).toThrow(/^perDay\[1\]/);
});
