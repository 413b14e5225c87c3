import { accuracyOn, AUTOMATIC, meanAccuracy, methods, readSamples } from '../../../../../scripts/forecast-accuracy';

/* Real weekly sales, five samples of 300 goods: 48 weeks learnt, 4 forecast. Nothing was fitted to, or chosen by, those four. */

const samples = readSamples();
/** The automatic forecast is asked for by every test. */
const known = new Map<string, { mase: number; rmsse: number }>();
const of = (name: string): { mase: number; rmsse: number } => {
  const method = methods[name];
  if (method === undefined) throw new Error(name);
  const found = known.get(name) ?? meanAccuracy(samples.map((sample) => accuracyOn(sample, method)));
  known.set(name, found);
  return found;
};

test('there are five samples of 300 goods, 52 weeks of each', () => {
  expect(samples.map(({ seed, weeks }) => [seed, weeks.length])).toEqual([1, 2, 3, 4, 5].map((seed) => [seed, 300]));
  expect(new Set(samples.flatMap(({ weeks }) => weeks.map(({ length }) => length)))).toEqual(new Set([52]));
});

test.each(Object.keys(methods).filter((name) => name !== AUTOMATIC))('the automatic forecast beats %s in MASE and in RMSSE', (name) => {
  const automatic = of(AUTOMATIC);
  const single = of(name);
  expect(automatic.mase).toBeLessThan(single.mase);
  expect(automatic.rmsse).toBeLessThan(single.rmsse);
});
