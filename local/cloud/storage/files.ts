import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';

const BUCKET = 'cloud://local.local/';

/** Cloud storage in a folder: a file's id names its path, its address is the door's. */
export class Files {
  constructor(private readonly folder: string, private readonly address: () => string) {}

  idOf(path: string): string { return `${BUCKET}${path}`; }

  uploadAddress(path: string): string { return `${this.address()}/storage/${path.split('/').map(encodeURIComponent).join('/')}`; }

  async write(path: string, bytes: Buffer): Promise<string> {
    const target = this.place(path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    return this.idOf(path);
  }

  /** The bytes, or null when there is no such file. */
  async read(path: string): Promise<Buffer | null> {
    return readFile(this.place(path)).catch(() => null);
  }

  temporary(fileId: string): { code: string; fileID: string; tempFileURL: string; download_url: string } {
    const tempFileURL = this.uploadAddress(fileId.slice(BUCKET.length));
    return { code: fileId.startsWith(BUCKET) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID: fileId, tempFileURL, download_url: tempFileURL };
  }

  async remove(fileId: string): Promise<{ fileID: string; code: string }> {
    const path = this.place(fileId.slice(BUCKET.length));
    const code = await rm(path).then(() => 'SUCCESS', () => 'STORAGE_FILE_NONEXIST');
    return { fileID: fileId, code };
  }

  /** The place of a path; what climbs out of the folder is refused. */
  private place(path: string): string {
    const root = normalize(this.folder) + sep;
    const place = normalize(join(root, path));
    if (!place.startsWith(root)) throw new Error(`not a storage path: ${path}`);
    return place;
  }
}
