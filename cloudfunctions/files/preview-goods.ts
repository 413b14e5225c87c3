import { countReasons, guessColumns, hasHeader, readLines, type Columns, type ImportProblem } from '../../miniprogram/shared/domain/goods-import';
import { keepsStock, type Role } from '../../miniprogram/shared/domain/role';
import { PAGE_SIZE } from '../../miniprogram/shared/kernel/limits';
import type { Parsed } from '../server/contract';
import type { Context } from '../server/serve';
import { holdImport } from '../server/uploads';
import { compact } from './columns';
import type { contract, ImportPreview } from './contract';
import { readTable } from './read-table';

/** Problems of one reason that a person reads through before importing. */
const SHOWN_PER_REASON = 20;

function firstOfEach(problems: readonly ImportProblem[]): ImportProblem[] {
  const shown = new Map<string, number>();
  return problems.filter(({ reason }) => {
    const count = (shown.get(reason) ?? 0) + 1;
    shown.set(reason, count);
    return count <= SHOWN_PER_REASON;
  });
}

/** Who does not keep the stock is not offered the column that would change it. */
function guessedFor(role: Role, first: readonly string[]): Columns {
  const { quantity, ...others } = guessColumns(first);
  return quantity === undefined || !keepsStock(role) ? others : { ...others, quantity };
}

export async function previewGoods({ fileId, columns }: Parsed<(typeof contract)['previewGoods']>, { store, shopId, now, member }: Context): Promise<ImportPreview> {
  await holdImport(store, fileId, now);
  const { rows } = await readTable(fileId, shopId);
  const [first = []] = rows;
  const chosen = columns === undefined ? guessedFor(member.role, first) : compact(columns);
  const { goods, lines, problems } = readLines(rows, chosen);
  const opening = lines.filter(({ quantity }) => quantity > 0);
  return {
    headers: first.map((title, index) => (hasHeader(first) ? title : `第 ${index + 1} 列`)), columns: chosen,
    lines: lines.slice(0, PAGE_SIZE), goodLines: lines.length, goodsCount: goods.length, problems: firstOfEach(problems), reasons: countReasons(problems), problemLines: problems.length,
    openingLines: opening.length, openingPieces: opening.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}
