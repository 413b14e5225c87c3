import { skuIdOf, type Goods } from '../../miniprogram/shared/domain/goods';
import { readLines, type ImportLine, type ImportProblem } from '../../miniprogram/shared/domain/goods-import';
import { indexTerms } from '../../miniprogram/shared/domain/terms';
import { seesCost } from '../../miniprogram/shared/domain/visibility';
import { MAX_IMPORT_LINES } from '../../miniprogram/shared/kernel/limits';
import type { Parsed } from '../server/contract';
import { documentIdOf } from '../server/identity';
import { openStockOnce, requireStockkeeper, type Opening } from '../server/openings';
import { initialsOf } from '../server/pinyin';
import type { Code } from '../server/records';
import type { Context } from '../server/serve';
import { compact } from './columns';
import type { contract, ImportSlice } from './contract';
import { readTable } from './read-table';

/**
 * One slice of a goods file. Ids come from the file's content and the line, so a repetition,
 * a resumption after a kill and the same file chosen twice add nothing twice. Codes are
 * claimed before goods are written: what was claimed and not written is written next time.
 */
export async function importGoods({ fileId, columns, from }: Parsed<(typeof contract)['importGoods']>, context: Context): Promise<ImportSlice> {
  const { store, shopId, now, member, commandId } = context;
  if (columns.quantity !== undefined) requireStockkeeper(member);
  const { rows, hash } = await readTable(fileId, shopId);
  const { lines } = readLines(rows, compact(columns));
  const slice = lines.slice(from, from + MAX_IMPORT_LINES);
  const planned = slice.map((line) => plan(line, { shopId, now, hash, mayPriceCost: seesCost(member.role) }));

  const owners = new Map((await store.some('codes', planned.flatMap(({ codes }) => codes.map(({ _id }) => _id)))).map((code) => [code._id, code.goodsId]));
  const written = new Set((await store.some('goods', planned.map(({ goods }) => goods._id))).map(({ _id }) => _id));
  const problems: ImportProblem[] = [];
  const free = planned.filter(({ line, goods, codes }) => {
    const taken = codes.find(({ _id }) => owners.has(_id) && owners.get(_id) !== goods._id);
    if (taken !== undefined) problems.push({ line: line.line, reason: 'taken', problem: `编码 ${taken.code} 已经有商品在用` });
    return taken === undefined;
  });
  const missing = free.filter(({ goods }) => !written.has(goods._id));
  const refused = await store.addMany('codes', missing.flatMap(({ codes }) => codes.filter(({ _id }) => !owners.has(_id))));
  // A code that is there may be the line's own, by another run of the file or the half of a batch that was cut off.
  const winners = new Map((await store.some('codes', refused)).map((code) => [code._id, code.goodsId]));
  const claimed = missing.filter(({ line, goods, codes }) => {
    const lost = codes.find(({ _id }) => winners.has(_id) && winners.get(_id) !== goods._id);
    if (lost !== undefined) problems.push({ line: line.line, reason: 'taken', problem: `编码 ${lost.code} 刚被别的商品用了` });
    return lost === undefined;
  });
  const twice = await store.addMany('goods', claimed.map(({ goods }) => goods));
  const added = claimed.length - twice.length;
  if (added > 0) {
    await store.addOnce('audit', {
      _id: `${documentIdOf(shopId, commandId)}:${hash.slice(0, 24)}-${from}`, shopId, what: '导入商品', documentId: hash, before: null, after: { from: from + 1, added }, at: now, by: member.openid, byName: member.name,
    });
  }
  const lostLines = new Set(problems.map(({ line }) => line));
  const opened = await openLines(free.filter(({ line }) => line.quantity > 0 && !lostLines.has(line.line)), context);
  const next = from + slice.length;
  return {
    next: next < lines.length ? next : null, goodLines: lines.length, added,
    known: free.length - missing.length + twice.length, opened, problems,
  };
}

interface Plan {
  line: ImportLine;
  goods: Goods;
  codes: Code[];
}

/** SKUs of one transaction. */
const OPENED_AT_ONCE = 20;

/** Puts what the lines say is there into the books; a SKU that has a balance already keeps it. */
async function openLines(plans: readonly Plan[], context: Context): Promise<number> {
  const { store, shopId } = context;
  const openings = plans.map(({ line: { quantity }, goods: { _id: goodsId, skus: [sku] } }) => ({ goodsId, skuId: sku?.skuId ?? '', quantity, purchasePriceFen: sku?.purchasePriceFen ?? null }));
  const known = new Set((await store.some('stock', openings.map(({ skuId }) => `${shopId}:${skuId}`))).map(({ skuId }) => skuId));
  const fresh = openings.filter(({ skuId }) => !known.has(skuId));
  const slices = Array.from({ length: Math.ceil(fresh.length / OPENED_AT_ONCE) }, (_, n) => fresh.slice(n * OPENED_AT_ONCE, (n + 1) * OPENED_AT_ONCE));
  const counts = await Promise.all(slices.map((slice) => openSlice(slice, context)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Another run of the same file may be opening the same SKUs: then its balances stay, and the others are opened one by one. */
async function openSlice(slice: readonly Opening[], context: Context): Promise<number> {
  const [first] = slice;
  if (first === undefined) return 0;
  if (await openStockOnce(context.shopId, first.goodsId, slice, context)) return slice.length;
  if (slice.length === 1) return 0;
  let count = 0;
  for (const opening of slice) count += await openSlice([opening], context);
  return count;
}

function plan(line: ImportLine, { shopId, now, hash, mayPriceCost }: { shopId: string; now: number; hash: string; mayPriceCost: boolean }): Plan {
  const key = `i${hash.slice(0, 24)}-${line.line}`;
  const goodsId = documentIdOf(shopId, key);
  const skuId = skuIdOf(key, 1);
  const codes = [line.code, line.barcode].filter((code) => code !== '');
  const goods: Goods = {
    _id: goodsId, shopId, name: line.name, categoryId: '', pictures: [], specNames: [], unit: line.unit, packs: [],
    skus: [{
      skuId, specValues: [], code: line.code, model: line.model, barcodes: line.barcode === '' ? [] : [line.barcode],
      retailFen: line.retailFen, purchasePriceFen: mayPriceCost ? line.purchasePriceFen : null, isHidden: false,
    }],
    note: line.note, terms: indexTerms({ name: line.name, initials: initialsOf(line.name), codes: [...codes, line.model] }),
    // The list is newest first: a file's first line shall stand above its last.
    isArchived: false, createdAt: now - line.line, updatedAt: now, version: 1,
  };
  return { line, goods, codes: codes.map((code) => ({ _id: `${shopId}:${code}`, shopId, code, skuId, goodsId })) };
}
