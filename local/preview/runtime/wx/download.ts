import { h } from '../dom';
import { addressOf } from '../shell/addresses';
import { Failure } from './api';
import { fileAt } from './temporary-files';

/** Saves a file to the machine's downloads. */
export function download(path: string, name = path.slice(path.lastIndexOf('/') + 1)): void {
  if (fileAt(path) === null) throw new Failure(`file not found: ${path}`);
  h('a', { href: addressOf(path), download: name }).click();
}
