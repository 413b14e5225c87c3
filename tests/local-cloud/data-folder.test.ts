import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud } from '../../local/cloud';

const schema = { notes: { indexes: [] } };
const ask = (address: string, body: object) => fetch(`${address}/sdk/outside`, { method: 'POST', body: JSON.stringify({ collectionName: 'notes', ...body }) })
  .then((response) => response.json() as Promise<{ data: { list: string[] } }>);

test('what was written is there after a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'data-'));
  const first = await startLocalCloud({ dataDir, schema });
  await ask(first.address, { action: 'database.insertDocument', data: ['{"_id":"kept","n":{"$numberInt":"7"},"at":{"$date":{"$numberLong":"5"}}}'] });
  await first.close();
  const second = await startLocalCloud({ dataDir, schema });
  expect((await ask(second.address, { action: 'database.getDocument', queryType: 'WHERE' })).data.list.map((text) => JSON.parse(text) as unknown))
    .toEqual([{ _id: 'kept', n: 7, at: { $date: { $numberLong: '5' } } }]);
  await second.close();
});

test('a folder in use is refused with one clear line; the claim of a dead process is void', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'data-'));
  const cloud = await startLocalCloud({ dataDir, schema });
  await expect(startLocalCloud({ dataDir, schema })).rejects.toThrow(`in use by process ${process.pid}`);
  await cloud.close();
  writeFileSync(join(dataDir, 'owner.pid'), '999999999');
  await (await startLocalCloud({ dataDir, schema })).close();
});

test('a start that fails for a taken port leaves its folder free', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'data-'));
  const taken = await startLocalCloud();
  await expect(startLocalCloud({ dataDir, port: Number(new URL(taken.address).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await (await startLocalCloud({ dataDir })).close();
  await taken.close();
});
