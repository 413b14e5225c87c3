import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A mini program as a test writes it: path → content; objects are written as JSON. */
export type Files = Record<string, string | object>;

/** A mini program in a folder of its own, away from any node_modules. */
export class Project {
  readonly root = mkdtempSync(join(tmpdir(), 'mini-program-'));

  constructor(files: Files) {
    this.write(files);
  }

  write(files: Files): void {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    }
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
