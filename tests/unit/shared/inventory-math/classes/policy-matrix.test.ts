import { policyFor, policyMatrix } from '../../../../../miniprogram/shared/inventory-math/classes/policy-matrix';

test('every cell has a policy, and each its own advice', () => {
  const cells = ['A', 'B', 'C'].flatMap((abc) => ['X', 'Y', 'Z'].map((xyz) => abc + xyz));
  expect(Object.keys(policyMatrix).sort()).toEqual(cells);
  expect(new Set(Object.values(policyMatrix).map(({ advice }) => advice)).size).toBe(9);
});

test('service never rises with a lower class, nor with a less steady demand', () => {
  const level = (abc: 'A' | 'B' | 'C', xyz: 'X' | 'Y' | 'Z'): number => policyFor({ abc, xyz }).cycleServiceLevel;
  for (const xyz of ['X', 'Y', 'Z'] as const) {
    expect(level('A', xyz)).toBeGreaterThanOrEqual(level('B', xyz));
    expect(level('B', xyz)).toBeGreaterThanOrEqual(level('C', xyz));
  }
  for (const abc of ['A', 'B', 'C'] as const) {
    expect(level(abc, 'X')).toBeGreaterThanOrEqual(level(abc, 'Y'));
    expect(level(abc, 'Y')).toBeGreaterThanOrEqual(level(abc, 'Z'));
  }
});

test('only the least worth keeping is bought to order', () => {
  expect(Object.entries(policyMatrix).filter(([, { policy }]) => policy === 'toOrder').map(([cell]) => cell)).toEqual(['CZ']);
  expect(policyFor({ abc: 'C', xyz: 'Z' }).cell).toBe('CZ');
});

test('what is watched at each sale has no period, what is looked at has one', () => {
  for (const { policy, reviewPeriodDays } of Object.values(policyMatrix)) expect(reviewPeriodDays === 0).toBe(policy === 'reorderPoint');
});
