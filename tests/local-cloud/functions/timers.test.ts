import { parseCron } from '../../../local/cloud/functions/cron';
import { failureOf, sdksOf, withCloud } from '../sdk';

/** An instant in the cloud's time, UTC+8. */
const at = (text: string): number => Date.parse(`${text}+08:00`);

test.each([
  ['0 0 2 * * * *', ['2026-01-01T02:00:00', '2028-02-29T02:00:00'], ['2026-01-01T02:00:01', '2026-01-01T10:00:00']],
  ['0 */15 * * * * *', ['2026-05-05T05:00:00', '2026-05-05T05:45:00'], ['2026-05-05T05:50:00']],
  ['30 5/20 9-17 * * MON-FRI *', ['2026-11-23T09:05:30', '2026-11-23T17:45:30'], ['2026-11-22T09:05:30', '2026-11-23T18:05:30', '2026-11-23T09:05:00']],
  ['0 0 0 1,15 JAN * 2026,2027', ['2026-01-01T00:00:00', '2027-01-15T00:00:00'], ['2028-01-01T00:00:00', '2026-02-01T00:00:00']],
  // 23 November 2026 is a Monday: with both given, the first of a month or any Monday.
  ['0 0 8 1 * 1 *', ['2026-11-23T08:00:00', '2026-12-01T08:00:00'], ['2026-11-24T08:00:00']],
])('%s strikes when it should', (cron, strikes, rests) => {
  const matches = parseCron(cron);
  expect(strikes.filter((text) => !matches(at(text)))).toEqual([]);
  expect(rests.filter((text) => matches(at(text)))).toEqual([]);
});

test.each(['* * * * *', '60 * * * * * *', '0 0 24 * * * *', '0 0 0 0 * * *', '0 0 0 * * 7 *', '0 0 0 * XXX * *', '5-1 * * * * * *', '*/0 * * * * * *', '0 0 0 * * * 1900'])('%s is no timer', (cron) => {
  expect(() => parseCron(cron)).toThrow(RangeError);
});

const options = { functionsDir: __dirname, schema: { notes: { indexes: [] } } };

test('a function runs by hand as its timer would, as nobody, also on an instance that just served somebody', () => withCloud(options, async (cloud) => {
  await cloud.callFunction('clock', {}, 'o-somebody');
  const { event, openId } = await cloud.runTimer('clock') as { event: Record<string, unknown>; openId: unknown };
  expect(event).toMatchObject({ Type: 'Timer', TriggerName: 'each second', Message: '' });
  expect(Date.parse(String(event['Time']))).not.toBeNaN();
  expect(openId).toBeNull();
  expect((await failureOf(cloud.runTimer('helper'))).message).toMatch(/no timer/);
}));

test('timers strike by the clock where the caller wants them', () => withCloud({ ...options, timers: true }, async (cloud) => {
  const notes = sdksOf(cloud).wx.database().collection('notes');
  for (let turn = 0; turn < 200 && (await notes.count()).total < 2; turn += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await notes.count()).total).toBeGreaterThanOrEqual(2);
}), 20_000);
