import * as v from 'valibot';
import type { Columns, ImportLine, ImportProblem, ImportReason } from '../../miniprogram/shared/domain/goods-import';
import { MERCHANDISERS } from '../../miniprogram/shared/domain/role';
import { MAX_IMPORT_COLUMNS, MAX_IMPORT_FILE_LINES } from '../../miniprogram/shared/kernel/limits';
import { command, query } from '../server/contract';
import { fileId } from '../server/fields';

export interface ImportPreview {
  /** The first row, or its column letters when the file has no header. */
  headers: string[];
  columns: Columns;
  /** The first good lines as they would be taken. */
  lines: ImportLine[];
  goodLines: number;
  /** What they become: a goods may have a line for each colour and size. */
  goodsCount: number;
  /** The first problems of each reason, in the order of their lines; `reasons` counts all. */
  problems: ImportProblem[];
  reasons: { reason: ImportReason; count: number }[];
  problemLines: number;
  /** The good lines that say what is there, and how many pieces that is. */
  openingLines: number;
  openingPieces: number;
}

export interface ImportSlice {
  /** Where the next slice begins; null when all lines were handled. */
  next: number | null;
  goodLines: number;
  /** Goods that are new, */
  added: number;
  /** and those of an earlier run of the same file. */
  known: number;
  /** Lines whose 现有数量 was put into the books. */
  opened: number;
  problems: ImportProblem[];
}

const column = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_IMPORT_COLUMNS - 1)));
const columns = v.strictObject({ name: column, code: column, barcode: column, spec1: column, spec2: column, retailFen: column, purchasePriceFen: column, quantity: column, unit: column, model: column, note: column });

export const contract = {
  /** Reads an uploaded goods file; with `columns` by the person's choice, else by its header. */
  previewGoods: query({ roles: MERCHANDISERS, input: v.strictObject({ fileId, columns: v.optional(columns) }) }).returns<ImportPreview>(),
  /** Takes whole goods of at most 100 good lines from the `from`-th on. Harmless to repeat: ids come from the file and the line. */
  importGoods: command({
    roles: MERCHANDISERS,
    input: v.strictObject({ fileId, columns, from: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_IMPORT_FILE_LINES)) }),
  }).returns<ImportSlice>(),
};
