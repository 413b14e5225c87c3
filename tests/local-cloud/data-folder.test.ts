import { fork, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataLockedError, PortTakenError } from '../../local/cloud';
import { failureOf, sdksOf, withCloud } from './sdk';

/* What stays on disk, and whose it is. */

const schema = { notes: { indexes: [{ name: 'n', keys: [['n', 1]], unique: true }] } } as const;
let dataDir: string;
beforeEach(() => { dataDir = mkdtempSync(join(tmpdir(), 'data-')); });
afterEach(() => { rmSync(dataDir, { recursive: true }); });

const once = (use: () => Promise<void> = () => Promise.resolve()) => withCloud({ dataDir, schema }, use);

test('documents, files and collections that were made are there after a restart', async () => {
  const doc = { _id: 'kept', n: 7, at: new Date(5), none: null, list: [NaN, Infinity] };
  await withCloud({ dataDir, schema }, async (cloud) => {
    const { wx } = sdksOf(cloud);
    await wx.database().collection('notes').add({ data: [doc, { _id: 'gone', n: 8 }] });
    await wx.database().collection('notes').doc('gone').remove();
    await wx.database().createCollection('empty');
    await wx.uploadFile({ cloudPath: 'a.txt', fileContent: Buffer.from('file') });
  });
  await withCloud({ dataDir, schema }, async (cloud) => {
    const { wx } = sdksOf(cloud);
    expect((await wx.database().collection('notes').get()).data).toEqual([doc]);
    expect((await wx.database().collection('notes').where({ n: 7 }).count()).total).toBe(1);
    expect((await failureOf(wx.database().collection('notes').add({ data: { n: 7 } }))).errMsg).toMatch(/E11000/);
    expect((await wx.database().collection('empty').count()).total).toBe(0);
    expect((await wx.downloadFile({ fileID: 'cloud://local.local/a.txt' })).fileContent.toString()).toBe('file');
  });
});

test('a folder in use is refused with one clear line', () => withCloud({ dataDir }, async () => {
  const failure = await failureOf(once());
  expect(failure).toBeInstanceOf(DataLockedError);
  expect(failure.message).toMatch(new RegExp(`in use by process ${process.pid}: stop it`));
}));

test('the claim of a process that was killed is void, also when another has its number now', async () => {
  const dead = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => dead.once('exit', resolve));
  for (const claim of [`${dead.pid ?? 0} 12345`, `${process.pid} 1`, '', 'no claim']) {
    writeFileSync(join(dataDir, 'owner.1.pid'), claim);
    await once();
  }
});

test('of several that start at one instant after a crash, one gets the folder', async () => {
  const claimers = Array.from({ length: 4 }, () => fork(join(__dirname, 'data-lock/claimer.ts'), [], { execArgv: ['--import', 'tsx'] }));
  const heardOf = (claimer: (typeof claimers)[number]) => new Promise<unknown>((resolve) => claimer.once('message', resolve));
  try {
    await Promise.all(claimers.map(heardOf));
    for (let round = 0; round < 60; round += 1) {
      const folder = join(dataDir, String(round));
      mkdirSync(folder);
      writeFileSync(join(folder, 'owner.1.pid'), '999999999 1');
      const answers = claimers.map(heardOf);
      for (const claimer of claimers) claimer.send({ folder, at: Date.now() + 5 });
      expect((await Promise.all(answers)).filter((isOurs) => isOurs === true)).toHaveLength(1);
    }
  } finally {
    for (const claimer of claimers) claimer.kill();
  }
}, 60_000);

test('a start that fails for a taken port leaves its folder free', () => withCloud({}, async (taken) => {
  const port = Number(new URL(taken.address).port);
  const failure = await failureOf(withCloud({ dataDir, port }, () => Promise.resolve()));
  expect(failure).toBeInstanceOf(PortTakenError);
  expect(failure.message).toMatch(new RegExp(`Port ${port} is taken`));
  await once();
}));
