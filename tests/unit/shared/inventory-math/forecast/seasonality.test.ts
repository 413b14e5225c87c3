import { isSeasonal, seasonalIndices } from '../../../../../miniprogram/shared/inventory-math/forecast/seasonality';
import { expectClose } from '../close';
import { accidents, nile } from './known-series';

test('indices are those of R’s decompose', () => {
  // R: decompose(USAccDeaths, "mult")$figure, decompose(USAccDeaths)$figure
  const factors = seasonalIndices({ values: accidents, seasonLength: 12, kind: 'multiplicative' });
  [0.907775883737, 0.824694931077, 0.914595276583, 0.940698704934, 1.039895168109, 1.086904419875, 1.192450751319, 1.112662214954, 0.986792825613, 1.029916659938, 0.969783499026, 0.993829664835]
    .forEach((value, i) => { expectClose(factors[i] ?? NaN, value, 1e-11); });
  expectClose(seasonalIndices({ values: accidents, seasonLength: 12, kind: 'additive' })[6] ?? NaN, 1679.4409722222, 1e-11);
});

test('an odd season has a plain moving average', () => {
  const indices = seasonalIndices({ values: [1, 4, 7, 1, 4, 7], seasonLength: 3, kind: 'multiplicative' });
  // All averages are 4: ratios 1, 7/4, 1/4, 1
  [0.25, 1, 1.75].forEach((value, i) => { expectClose(indices[i] ?? NaN, value); });
});

test('a season shows in accidents by month, and not in the Nile', () => {
  expect(isSeasonal({ values: accidents, seasonLength: 12 })).toBe(true);
  expect(isSeasonal({ values: nile, seasonLength: 12 })).toBe(false);
  expect(isSeasonal({ values: new Array(48).fill(3.3), seasonLength: 12 })).toBe(false);
  expect(isSeasonal({ values: accidents.slice(0, 24), seasonLength: 12 })).toBe(false);
});
