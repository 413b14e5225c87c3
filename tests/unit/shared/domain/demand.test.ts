import * as fc from 'fast-check';
import { demandHistory, foldDemand, type DemandEntry } from '../../../../miniprogram/shared/domain/demand';
import { addDays } from '../../../../miniprogram/shared/kernel/time';

const sold = (date: string, quantity: number, onHandAfter: number): DemandEntry => ({ date, kind: 'shipment', line: { quantity, onHandAfter } });
const received = (date: string, quantity: number, onHandAfter: number): DemandEntry => ({ date, kind: 'receipt', line: { quantity, onHandAfter } });

test('a year is short text: what was sold by day, and where nothing was left', () => {
  const text = foldDemand('', 2026, [received('2026-01-01', 8, 8), sold('2026-01-13', 2, 6), sold('2026-01-13', 3, 3), sold('2026-01-14', 3, 0), received('2026-01-21', 5, 5)]);
  expect(text).toBe('0:0 12:5 13:3x 20:0');
});

test('folding in two parts is folding at once', () => {
  const entry = fc.record({ day: fc.integer({ min: 0, max: 364 }), quantity: fc.integer({ min: 1, max: 999 }), onHandAfter: fc.integer({ min: 0, max: 3 }), kind: fc.constantFrom('shipment', 'receipt', 'adjustment', 'opening') });
  fc.assert(fc.property(fc.array(entry, { maxLength: 40 }), fc.nat(40), (raw, cut) => {
    const entries = raw.map(({ day, kind, ...line }): DemandEntry => ({ date: addDays('2026-01-01', day), kind: kind as DemandEntry['kind'], line }));
    const whole = foldDemand('', 2026, entries);
    expect(foldDemand(foldDemand('', 2026, entries.slice(0, cut)), 2026, entries.slice(cut))).toBe(whole);
    const history = demandHistory([{ year: 2026, days: whole }], '2027-01-01');
    expect(history?.sales.reduce((sum, units) => sum + units, 0) ?? 0).toBe(entries.reduce((sum, { kind, line }) => (kind === 'shipment' ? sum + line.quantity : sum), 0));
  }));
});

test('a history has every day from the first, and marks those on which nothing was there', () => {
  const days = foldDemand('', 2026, [received('2026-01-02', 3, 3), sold('2026-01-03', 3, 0), received('2026-01-06', 4, 4), sold('2026-01-06', 1, 3)]);
  expect(demandHistory([{ year: 2026, days }], '2026-01-09')).toEqual({
    from: '2026-01-02', sales: [0, 3, 0, 0, 1, 0, 0], outOfStock: [false, true, true, true, true, false, false],
  });
});

test('what ran out in December is out in January, and today is left out', () => {
  const years = [{ year: 2027, days: '3:0 4:2' }, { year: 2026, days: '363:4x' }];
  expect(demandHistory(years, '2027-01-05')).toEqual({ from: '2026-12-30', sales: [4, 0, 0, 0, 0, 0], outOfStock: [true, true, true, true, true, true] });
  expect(demandHistory(years, '2027-01-06')?.sales.at(-1)).toBe(2);
  expect(demandHistory([], '2027-01-05')).toBeNull();
  expect(demandHistory(years, '2026-12-30')).toBeNull();
});
