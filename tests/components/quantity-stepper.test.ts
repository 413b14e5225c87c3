import { show } from './load';

const events = ['change', 'limit'];
const LESS = 0;
const MORE = 1;

test('tells each step and stops at its limits', async () => {
  const stepper = show('quantity-stepper', { value: 7, min: 6, max: 8 }, events);
  await stepper.tap('stepper__button', MORE);
  await stepper.tap('stepper__button', MORE);
  expect(stepper.told).toEqual([['change', { value: 8 }], ['limit', { limit: 'max' }]]);
  expect(stepper.text()).toBe('8件');
  expect(stepper.find('stepper__button')[MORE]?.className).toMatch(/stepper__button--off/);

  await stepper.tap('stepper__button', LESS);
  expect(stepper.told.at(-1)).toEqual(['change', { value: 7 }]);
});

test('a step that would pass a limit goes to the limit', async () => {
  const stepper = show('quantity-stepper', { value: 10, step: 24, max: 30, unit: '瓶' }, events);
  await stepper.tap('stepper__button', MORE);
  expect(stepper.told).toEqual([['limit', { limit: 'max' }], ['change', { value: 30 }]]);
  expect(stepper.text()).toBe('30瓶');
});

test('held down it runs, and tells the end once', async () => {
  const stepper = show('quantity-stepper', { value: 0, max: 999 }, events);
  await stepper.hold('stepper__button', MORE, 1000);
  expect(stepper.told).toHaveLength(1);
  const [event, detail] = stepper.told[0] ?? [];
  expect(event).toBe('change');
  expect((detail as { value: number }).value).toBeGreaterThan(2);
});

test('switched off it does not move', async () => {
  const stepper = show('quantity-stepper', { value: 7, disabled: true }, events);
  await stepper.tap('stepper__button', MORE);
  expect(stepper.told).toEqual([]);
  expect(stepper.text()).toBe('7件');
});

test('the page has the last word about the value', async () => {
  const stepper = show('quantity-stepper', { value: 7 }, events);
  await stepper.tap('stepper__button', MORE);
  stepper.set({ value: 12345 });
  expect(stepper.text()).toBe('12,345件');
});
