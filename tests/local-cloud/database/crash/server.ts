import { Engine } from '../../../../local/cloud/database/engine';
import { inMemory, onDisk, type Durable } from '../../../../local/cloud/database/durable';

/*
 * Commits groups of seven rows back to back and prints each acknowledged group, until it is
 * killed. With `torn`, each row is a commit of its own: the control that must fail.
 */
const [, , path = '', mode = 'whole', first = '0'] = process.argv;
const GROUP = 7;

const durable: Durable = path === '' ? inMemory() : onDisk(path);
const engine = new Engine({ durable, maxBytes: 1e9, onScan: () => undefined, log: () => undefined });
engine.ensure('rows');

async function commitGroups(from: number): Promise<void> {
  for (let group = from; ; group += 1) {
    const rows = Array.from({ length: GROUP }, (_, n) => ({ _id: `${group}.${n}`, group }));
    if (mode === 'torn') for (const row of rows) await engine.insert('rows', [row]);
    else {
      const id = engine.begin();
      for (const row of rows) await engine.insert('rows', [row], id);
      await engine.commit(id);
    }
    process.stdout.write(`${group}\n`);
  }
}

void commitGroups(Number(first));
