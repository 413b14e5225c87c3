import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import type { Row } from '../../miniprogram/shared/domain/goods-import';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { download, requireOwnFile } from '../server/storage';
import { MAX_IMPORT_FILE_BYTES, MAX_IMPORT_FILE_LINES, MAX_IMPORT_LINE_CHARACTERS } from '../../miniprogram/shared/kernel/limits';
import { checkArchive, tooManyLines } from './check-archive';

/** A spreadsheet's first table, and the hash that names its content. */
export interface Table {
  rows: Row[];
  hash: string;
}

/** A slice follows a slice on the same instance: the last table is kept. */
let last: { fileId: string; table: Table } | null = null;

/**
 * Downloads and reads an uploaded file of this shop.
 *
 * @throws AppError NOT_FOUND, FILE_TOO_LARGE, FILE_UNREADABLE
 */
export async function readTable(fileId: string, shopId: string): Promise<Table> {
  requireOwnFile(fileId, `private/${shopId}/`);
  if (last?.fileId === fileId) return last.table;
  const bytes = await download(fileId);
  if (bytes.length > MAX_IMPORT_FILE_BYTES) throw new AppError('FILE_TOO_LARGE', { limitBytes: MAX_IMPORT_FILE_BYTES });
  const rows = bytes.subarray(0, 2).toString('latin1') === 'PK' ? await rowsOfSheet(bytes) : rowsOfText(bytes);
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) throw new AppError('FILE_UNREADABLE', { reason: '里面没有内容' });
  if (rows.length > MAX_IMPORT_FILE_LINES) throw tooManyLines();
  const table = { rows, hash: createHash('sha256').update(bytes).digest('hex') };
  last = { fileId, table };
  return table;
}

async function rowsOfSheet(bytes: Buffer): Promise<Row[]> {
  checkArchive(bytes);
  try {
    return (await readSheet(bytes)).map((row) => row.map(textOf));
  } catch {
    throw new AppError('FILE_UNREADABLE', { reason: '表格坏了，请重新导出' });
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell);
}

/** UTF-8 where it is valid, else GBK, which Excel writes on Chinese Windows; commas, semicolons or tabs. */
function rowsOfText(bytes: Buffer): Row[] {
  const text = decoded(bytes);
  if (text.includes('\u0000')) throw new AppError('FILE_UNREADABLE', { reason: '不是 xlsx 或 csv' });
  const [firstLine = ''] = text.split('\n', 1);
  const delimiter = [',', ';', '\t'].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ',';
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: MAX_IMPORT_LINE_CHARACTERS, to: MAX_IMPORT_FILE_LINES + 1 });
  } catch {
    throw new AppError('FILE_UNREADABLE', { reason: '表格坏了，请重新导出' });
  }
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gbk').decode(bytes);
  }
}
