import { inMemory, type Durable } from '../../../local/cloud/database/durable';
import { Engine } from '../../../local/cloud/database/engine';
import type { Scan } from '../../../local/cloud/database/select';

/** An engine without a cloud around it, and the scans it reports. */
export function startEngine({ durable = inMemory(), maxBytes = 1e9 }: { durable?: Durable; maxBytes?: number } = {}): { engine: Engine; scans: Scan[] } {
  const scans: Scan[] = [];
  return { engine: new Engine({ durable, maxBytes, onScan: (scan) => { scans.push(scan); }, log: () => undefined }), scans };
}
