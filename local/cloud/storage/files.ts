import { randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { notAPath, notPermitted } from './errors';
import { ADDRESS_AGE_S_DEFAULT, PATH_BYTES_MAX, UPLOAD_AGE_S_MAX } from './limits';
import { Signatures } from './signatures';

/** Environment and bucket, as every file id begins. */
const BUCKET = 'cloud://local.local/';
/** Paths that only a temporary address may read. The rest is for all who know the path, as by default in the cloud. */
const PRIVATE = 'private/';

/** How one file fared in a request about several. Names are the wire's. */
export interface FileAnswer {
  fileID: string;
  code: 'SUCCESS' | 'STORAGE_FILE_NONEXIST';
  tempFileURL: string;
}

/** Cloud storage in a folder: a file's id names its path, its address is a door of this cloud. */
export class Files {
  private readonly signatures = new Signatures();

  /** @param origin where the door to files stands */
  constructor(private readonly folder: string, private readonly origin: () => string) {}

  idOf(path: string): string { return BUCKET + path; }

  /** Writes a whole file or none. */
  async write(path: string, bytes: Buffer): Promise<string> {
    const place = this.placeOf(path);
    const draft = join(this.folder, `.${randomUUID()}`);
    await mkdir(dirname(place), { recursive: true });
    try {
      await writeFile(draft, bytes);
      await rename(draft, place);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    return this.idOf(path);
  }

  /** Where an SDK may put a file, once it has asked. */
  uploadAddress(path: string): string {
    this.placeOf(path);
    return `${this.origin()}/storage/${path.split('/').map(encodeURIComponent).join('/')}?token=${this.signatures.sign('write', path, UPLOAD_AGE_S_MAX)}`;
  }

  /** Writes a file at an address from `uploadAddress`. */
  async upload(path: string, token: string, bytes: Buffer): Promise<void> {
    if (!this.signatures.isValid('write', path, token)) throw notPermitted();
    await this.write(path, bytes);
  }

  /** The bytes for whoever may read them; null when there is no such file. */
  async read(path: string, token: string): Promise<Buffer | null> {
    const place = this.placeOf(path);
    if (path.startsWith(PRIVATE) && !this.signatures.isValid('read', path, token)) throw notPermitted();
    return readFile(place).catch(() => null);
  }

  /** An address that reads the file for a while. */
  async temporary(fileID: string, ageS = ADDRESS_AGE_S_DEFAULT): Promise<FileAnswer> {
    const path = this.pathOf(fileID);
    const isThere = path !== null && await access(this.placeOf(path)).then(() => true, () => false);
    if (!isThere) return { fileID, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' };
    // Not percent-encoded: the SDK does that when it downloads.
    return { fileID, code: 'SUCCESS', tempFileURL: `${this.origin()}/storage/${path}?token=${this.signatures.sign('read', path, ageS)}` };
  }

  async remove(fileID: string): Promise<FileAnswer> {
    const path = this.pathOf(fileID);
    const isRemoved = path !== null && await rm(this.placeOf(path)).then(() => true, () => false);
    return { fileID, code: isRemoved ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', tempFileURL: '' };
  }

  /** The path behind an id of this cloud; null for any other's, and for what names no path. */
  private pathOf(fileID: string): string | null {
    const path = fileID.startsWith(BUCKET) ? fileID.slice(BUCKET.length) : '';
    return isPath(path) ? path : null;
  }

  /** The place of a path on disk. */
  private placeOf(path: string): string {
    if (!isPath(path)) throw notAPath(path);
    return join(this.folder, ...path.split('/'));
  }
}

/** What is no plain path, or climbs out of the folder, is none. */
function isPath(path: string): boolean {
  const isPlain = path.split('/').every((step) => step !== '' && !step.startsWith('.')) && !/[\\?#%:*"<>|\p{Cc}]/u.test(path);
  return isPlain && Buffer.byteLength(path) <= PATH_BYTES_MAX;
}
