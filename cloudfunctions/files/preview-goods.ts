import { guessColumns, hasHeader, readLines } from '../../miniprogram/shared/domain/goods-import';
import { PAGE_SIZE } from '../../miniprogram/shared/kernel/limits';
import type { Parsed } from '../server/contract';
import type { Context } from '../server/serve';
import { compact } from './columns';
import type { contract, ImportPreview } from './contract';
import { readTable } from './read-table';

/** Problems that a person reads through before importing. */
const MAX_SHOWN_PROBLEMS = 100;

export async function previewGoods({ fileId, columns }: Parsed<(typeof contract)['previewGoods']>, { shopId }: Context): Promise<ImportPreview> {
  const { rows } = await readTable(fileId, shopId);
  const [first = []] = rows;
  const chosen = columns === undefined ? guessColumns(first) : compact(columns);
  const { lines, problems } = readLines(rows, chosen);
  return {
    headers: first.map((title, index) => (hasHeader(first) ? title : `第 ${index + 1} 列`)), columns: chosen,
    lines: lines.slice(0, PAGE_SIZE), goodLines: lines.length, problems: problems.slice(0, MAX_SHOWN_PROBLEMS), problemLines: problems.length,
  };
}
