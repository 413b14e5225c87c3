import { Unzip, UnzipInflate } from 'fflate';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { MAX_IMPORT_COLUMNS, MAX_IMPORT_FILE_LINES, MAX_IMPORT_UNZIPPED_BYTES } from '../../miniprogram/shared/kernel/limits';

/** The first table, as nearly every program names it. */
const FIRST_SHEET = 'xl/worksheets/sheet1.xml';
/** The tag of a cell that holds something, with its address; an empty one closes itself. */
const FILLED_CELL = /<(?:\w+:)?c [^<>]*?r="([A-Z]{1,3})(\d{1,7})"[^<>]*(?<!\/)>/g;

/**
 * Unfolds a spreadsheet in pieces and counts what really comes out: what an archive says of itself
 * may be a lie, and one forgotten cell at the far end of a table stands for a million empty lines.
 *
 * @throws AppError FILE_TOO_LARGE, FILE_UNREADABLE
 */
export function checkArchive(bytes: Buffer): void {
  let size = 0;
  const unzip = new Unzip((file) => {
    const check = file.name === FIRST_SHEET ? cellChecker() : () => undefined;
    file.ondata = (error, data) => {
      if (error !== null) throw error;
      size += data.length;
      if (size > MAX_IMPORT_UNZIPPED_BYTES) throw new AppError('FILE_TOO_LARGE', { limitBytes: MAX_IMPORT_UNZIPPED_BYTES });
      check(data);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += 65_536) unzip.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('FILE_UNREADABLE', { reason: '表格坏了，请重新导出' });
  }
}

/** Refuses a cell outside of what a goods file may have; a tag may be cut between two pieces. */
function cellChecker(): (data: Uint8Array) => void {
  let rest = '';
  return (data) => {
    const text = rest + Buffer.from(data).toString('latin1');
    for (const [, column = '', row] of text.matchAll(FILLED_CELL)) {
      if (Number(row) > MAX_IMPORT_FILE_LINES) throw tooManyLines();
      if (columnNumber(column) > MAX_IMPORT_COLUMNS) throw tooManyColumns();
    }
    rest = text.slice(Math.max(text.lastIndexOf('<'), text.length - 1024));
  };
}

/** A → 1, Z → 26, AA → 27 */
const columnNumber = (letters: string): number => [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

export const tooManyLines = (): AppError => new AppError('FILE_UNREADABLE', { reason: `超过 ${MAX_IMPORT_FILE_LINES} 行，请分成几个文件` });
const tooManyColumns = (): AppError => new AppError('FILE_UNREADABLE', { reason: `超过 ${MAX_IMPORT_COLUMNS} 列，请删掉用不到的列` });
