import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openCloud, Person } from './bench-door';
import { mb, ms, type Report } from './bench-report';
import { functionNames } from './build-functions';
import { packageSizes } from './package-sizes';

/** A query of each function that opens no page of data. */
const FIRST_CALLS: Record<string, [action: string, input: object]> = {
  files: ['previewGoods', { fileId: 'cloud://local.local/private/none' }], goods: ['categories', {}], orders: ['list', { search: '' }], purchasing: ['list', {}],
  sales: ['shipments', {}], shop: ['mine', {}], stock: ['list', {}],
};

/** Bundles, what a first call to each waits for, and what the phone loads. */
export async function benchSizes(functionsDir: string, scratch: string, report: Report): Promise<void> {
  report.section('Functions: bundle, first call (a process starts), the next');
  const cloud = await openCloud(functionsDir);
  const person = new Person(cloud, 'o-cold');
  const shopStart = performance.now();
  await person.must('shop', 'create', { name: 'bench', memberName: 'bench' });
  const shopMs = performance.now() - shopStart;
  for (const name of functionNames()) {
    const bytes = statSync(join(functionsDir, name, 'index.js')).size;
    const [action, input] = FIRST_CALLS[name] ?? [];
    const once = async (): Promise<number> => {
      const start = performance.now();
      if (action === undefined) await cloud.runTimer(name);
      else await person.call(name, action, input ?? {});
      return performance.now() - start;
    };
    const [first, next] = [await once(), await once()];
    report.row(name, `${mb(bytes)}, ${ms(name === 'shop' ? shopMs : first)}, ${ms(next)}`, '≤ 2.0 MB', bytes <= 2e6);
  }
  await cloud.close();

  report.section('Packages of the mini program, as uploaded');
  for (const [root, bytes] of await packageSizes(scratch)) {
    const max = root === '' ? 1e6 : 1.5e6;
    report.row(root === '' ? 'main package' : root, mb(bytes), `≤ ${mb(max)}`, bytes <= max);
  }
}
