import { skuIdOf, type Goods, type Sku } from '../../miniprogram/shared/domain/goods';
import { readLines, type ImportGoods, type ImportLine, type ImportProblem } from '../../miniprogram/shared/domain/goods-import';
import { indexTerms } from '../../miniprogram/shared/domain/terms';
import { seesCost } from '../../miniprogram/shared/domain/visibility';
import { MAX_IMPORT_LINES, MAX_NOTE } from '../../miniprogram/shared/kernel/limits';
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
 * One slice of a goods file: whole goods, as many as fit. Ids come from the file's content and the
 * line, so a repetition, a resumption after a kill and the same file chosen twice add nothing twice.
 * Codes are claimed before goods are written: what was claimed and not written is written next time.
 */
export async function importGoods({ fileId, columns, from }: Parsed<(typeof contract)['importGoods']>, context: Context): Promise<ImportSlice> {
  const { store, shopId, now, member, commandId } = context;
  if (columns.quantity !== undefined) requireStockkeeper(member);
  const { rows, hash } = await readTable(fileId, shopId);
  const { goods: all, lines } = readLines(rows, compact(columns));
  const { goods: slice, next } = sliceOf(all, from);
  const planned = slice.map((goods) => plan(goods, { shopId, now, hash, mayPriceCost: seesCost(member.role) }));

  const owners = new Map((await store.some('codes', planned.flatMap(codesOf).map(({ _id }) => _id))).map((code) => [code._id, code.goodsId]));
  const written = new Map((await store.some('goods', planned.map(({ goods }) => goods._id))).map((goods) => [goods._id, new Set(goods.skus.map(({ skuId }) => skuId))]));
  const problems: ImportProblem[] = [];
  const refuse = (line: number, problem: string): void => { problems.push({ line, reason: 'taken', problem }); };

  const missing = planned.filter(({ goods }) => !written.has(goods._id)).map((each) => without(each, owners, (line, code) => { refuse(line, `编码 ${code} 已经有商品在用`); }));
  const refused = await store.addMany('codes', missing.flatMap(codesOf).filter(({ _id }) => !owners.has(_id)));
  // A code that is there may be the line's own, by another run of the file or the half of a batch that was cut off.
  const winners = new Map((await store.some('codes', refused)).map((code) => [code._id, code.goodsId]));
  const claimed = missing.map((each) => without(each, winners, (line, code) => { refuse(line, `编码 ${code} 刚被别的商品用了`); })).filter(({ units }) => units.length > 0);
  const twice = new Set(await store.addMany('goods', claimed.map(goodsOf)));
  const added = claimed.length - twice.size;
  if (added > 0) {
    await store.addOnce('audit', {
      _id: `${documentIdOf(shopId, commandId)}:${hash.slice(0, 24)}-${from}`, shopId, what: '导入商品', documentId: hash, before: null, after: { from: from + 1, added }, at: now, by: member.openid, byName: member.name,
    });
  }
  const known = planned.filter(({ goods }) => written.has(goods._id)).map((each) => there(each, written.get(each.goods._id) ?? new Set(), owners, problems));
  const opened = await openLines([...known, ...claimed].flatMap(({ goods, units }) => units.map((unit) => ({ ...unit, goodsId: goods._id }))), context);
  return { next, goodLines: lines.length, added, known: known.filter(({ units }) => units.length > 0).length + twice.size, opened, problems: problems.sort((a, b) => a.line - b.line) };
}

/** The goods whose lines begin with the `from`-th; a goods never falls into two slices. */
function sliceOf(all: readonly ImportGoods[], from: number): { goods: ImportGoods[]; next: number | null } {
  const goods: ImportGoods[] = [];
  let at = 0;
  for (const each of all) {
    const end = at + each.lines.length;
    if (end > from) {
      const start = goods.length === 0 ? at : from;
      if (end - start > MAX_IMPORT_LINES) return { goods, next: at };
      goods.push(each);
    }
    at = end;
  }
  return { goods, next: null };
}

/** A line with the SKU it becomes. */
interface Unit {
  line: ImportLine;
  sku: Sku;
  codes: Code[];
}

interface Plan {
  /** Without its SKUs. */
  goods: Goods;
  units: Unit[];
}

const codesOf = ({ units }: Plan): Code[] => units.flatMap(({ codes }) => codes);

/** The goods as it is written, found by all that its lines say. */
const goodsOf = ({ goods, units }: Plan): Goods => ({
  ...goods, skus: units.map(({ sku }) => sku),
  terms: indexTerms({ name: goods.name, initials: initialsOf(goods.name), codes: units.flatMap(({ sku: { code, barcodes, model, specValues } }) => [code, ...barcodes, model, ...specValues]) }),
});

/** The plan without the lines whose code another goods has. */
function without(plan: Plan, owners: ReadonlyMap<string, string>, refuse: (line: number, code: string) => void): Plan {
  return { ...plan, units: plan.units.filter(({ line, codes }) => {
    const taken = codes.find(({ _id }) => owners.has(_id) && owners.get(_id) !== plan.goods._id);
    if (taken !== undefined) refuse(line.line, taken.code);
    return taken === undefined;
  }) };
}

/** What of the plan an earlier run has written. A line that it could not take is named again: its goods is the person's by now. */
function there(plan: Plan, skuIds: ReadonlySet<string>, owners: ReadonlyMap<string, string>, problems: ImportProblem[]): Plan {
  return { ...plan, units: plan.units.filter(({ line, sku, codes }) => {
    if (skuIds.has(sku.skuId)) return true;
    const taken = codes.find(({ _id }) => owners.has(_id) && owners.get(_id) !== plan.goods._id);
    problems.push(taken === undefined
      ? { line: line.line, reason: 'left', problem: `“${line.name}”早就导入了，没有${line.specValues.join(' · ')}，请在商品里加` }
      : { line: line.line, reason: 'taken', problem: `编码 ${taken.code} 已经有商品在用` });
    return false;
  }) };
}

/** SKUs of one transaction. */
const OPENED_AT_ONCE = 20;

/** Puts what the lines say is there into the books; a SKU that has a balance already keeps it. */
async function openLines(units: readonly (Unit & { goodsId: string })[], context: Context): Promise<number> {
  const { store, shopId } = context;
  const openings = units.filter(({ line }) => line.quantity > 0).map(({ line: { quantity }, goodsId, sku: { skuId, purchasePriceFen } }) => ({ goodsId, skuId, quantity, purchasePriceFen }));
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
  // One goods may fall into several: the first SKU names what this one posted.
  if (await openStockOnce(context.shopId, documentIdOf(context.shopId, first.skuId), slice, context)) return slice.length;
  if (slice.length === 1) return 0;
  let count = 0;
  for (const opening of slice) count += await openSlice([opening], context);
  return count;
}

function plan({ line: first, name, specNames, lines }: ImportGoods, { shopId, now, hash, mayPriceCost }: { shopId: string; now: number; hash: string; mayPriceCost: boolean }): Plan {
  const key = `i${hash.slice(0, 24)}-${first}`;
  const goodsId = documentIdOf(shopId, key);
  const note = [...new Set(lines.map((line) => line.note))].filter((each) => each !== '').join('；').slice(0, MAX_NOTE);
  return {
    goods: {
      _id: goodsId, shopId, name, categoryId: '', pictures: [], specNames, unit: lines[0]?.unit ?? '件', packs: [], skus: [], note, terms: [],
      // The list is newest first: a file's first line shall stand above its last.
      isArchived: false, createdAt: now - first, updatedAt: now, version: 1,
    },
    units: lines.map((line, index) => {
      const { specValues, code, model, barcode, retailFen, purchasePriceFen } = line;
      const skuId = skuIdOf(key, index + 1);
      return {
        line, codes: [code, barcode].filter((each) => each !== '').map((each) => ({ _id: `${shopId}:${each}`, shopId, code: each, skuId, goodsId })),
        sku: { skuId, specValues, code, model, barcodes: barcode === '' ? [] : [barcode], retailFen, purchasePriceFen: mayPriceCost ? purchasePriceFen : null, isHidden: false },
      };
    }),
  };
}
