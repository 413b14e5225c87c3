import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCloud, Person } from './bench-door';
import { benchForecasts } from './bench-forecast';
import { benchInventoryMath } from './bench-inventory-math';
import { benchLatency } from './bench-latency';
import { benchPlan } from './bench-plan';
import { benchPolicies, benchRecommend } from './bench-policy';
import { Report } from './bench-report';
import { benchScale } from './bench-scale';
import { benchSizes } from './bench-sizes';
import { benchOrders } from './bench-workloads';
import { buildFunctions } from './build-functions';

/**
 * `npm run bench`: what a merchant's tap costs, over the HTTP door, with the whole operation in
 * one call and data on disk, beside the budgets. It takes some minutes and 4 GB of memory, most
 * of both for the shop of a million ledger lines.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const functionsDir = join(folder, 'functions');
  const report = new Report();
  try {
    await buildFunctions({ outDir: functionsDir, minify: true });
    console.log(`${cpus().length} cores, Node ${process.version}, data on disk; medians, functions warm`);
    benchForecasts(report);
    benchPolicies(report);
    benchRecommend(report);
    benchPlan(report);
    benchInventoryMath(report);
    const small = await openCloud(functionsDir, { dataDir: join(folder, 'small') });
    report.section('Orders, 100 SKUs');
    await benchOrders(new Person(small, 'o-bench'), report);
    await small.close();
    const large = await openCloud(functionsDir, { dataDir: join(folder, 'large') });
    await benchScale(large, report);
    await large.close();
    await benchLatency(functionsDir, report);
    await benchSizes(functionsDir, folder, report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(report.broken.length === 0 ? '\nEvery budget is kept.' : `\nNot kept:\n${report.broken.map((each) => `  ${each}`).join('\n')}`);
}

main().catch((error: unknown) => {
  console.error(error);
  // Clouds that are open keep their functions running.
  process.exit(1);
});
