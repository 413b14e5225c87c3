import type { LocalCloud } from '../../local/cloud';
import { startShopCloud } from '../local-cloud/shop';

let cloud: LocalCloud;
beforeAll(async () => { cloud = await startShopCloud(); }, 60_000);
afterAll(async () => { await cloud.close(); });

test('the hourly job runs for its timer and for no person', async () => {
  expect(await cloud.runTimer('jobs')).toEqual({ shops: 0, failed: 0 });
  const before = cloud.databaseCalls();
  expect(await cloud.callFunction('jobs', {}, 'o-curious')).toEqual({ shops: 0, failed: 0 });
  expect(cloud.databaseCalls()).toBe(before);
  expect(cloud.scans()).toEqual([]);
});
