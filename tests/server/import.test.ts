import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { zipSync } from 'fflate';
import type { ImportPreview, ImportSlice } from '../../cloudfunctions/files/contract';
import type { LocalCloud } from '../../local/cloud';
import { guessColumns, readLines } from '../../miniprogram/shared/domain/goods-import';
import { caller, dataOf, startShopCloud, type Answer } from '../local-cloud/shop';

let cloud: LocalCloud;
let call: ReturnType<typeof caller>;
let shopId: string;

beforeAll(async () => {
  cloud = await startShopCloud();
  call = caller(cloud, 'o-import');
  ({ shopId } = dataOf(await call<{ shopId: string }>('shop', 'create', { name: '导入', memberName: '阿哲' })));
}, 60_000);
afterAll(async () => { await cloud.close(); });

async function upload(bytes: Uint8Array, name: string, folder = shopId): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  const response = await fetch(`${cloud.address}/upload?path=${encodeURIComponent(`private/${folder}/${name}`)}`, { method: 'POST', body: form, headers: { 'x-wx-openid': 'o-import' } });
  return (await response.json() as { fileID: string }).fileID;
}

async function importAll(fileId: string, columns: object): Promise<{ added: number; known: number; problems: number; slices: number }> {
  const sum = { added: 0, known: 0, problems: 0, slices: 0 };
  for (let from: number | null = 0; from !== null;) {
    const slice: ImportSlice = dataOf(await call<ImportSlice>('files', 'importGoods', { fileId, columns, from }));
    sum.added += slice.added;
    sum.known += slice.known;
    sum.problems += slice.problems.length;
    sum.slices += 1;
    from = slice.next;
  }
  return sum;
}

test('the whole Online Retail catalogue is taken, dirty lines are named, and a second time adds nothing', async () => {
  const bytes = readFileSync(join(__dirname, '../data/online-retail-goods.csv'));
  const fileId = await upload(bytes, 'goods.csv');
  const preview = dataOf(await call<ImportPreview>('files', 'previewGoods', { fileId }));
  expect(preview.columns).toEqual({ code: 0, name: 1, retailFen: 2 });
  expect(preview.goodLines).toBeGreaterThan(3000);
  // Each line is either taken or has its reason.
  expect(preview.goodLines + preview.problemLines).toBe(bytes.toString().trim().split('\n').length - 1);
  expect(preview.problems.every(({ problem }) => /[一-鿿]/.test(problem))).toBe(true);
  const first = await importAll(fileId, preview.columns);
  expect(first).toEqual({ added: preview.goodLines, known: 0, problems: 0, slices: Math.ceil(preview.goodLines / 100) });
  expect(await importAll(fileId, preview.columns)).toMatchObject({ added: 0, known: preview.goodLines });
  const again = await upload(bytes, 'the-same-under-another-name.csv');
  expect(await importAll(again, preview.columns)).toMatchObject({ added: 0, known: preview.goodLines });
  const { rows } = dataOf(await call<{ rows: { name: string; priceFen: number }[] }>('goods', 'list', { search: '85123A' }));
  expect(rows).toContainEqual(expect.objectContaining({ name: 'WHITE HANGING HEART T-LIGHT HOLDER', priceFen: 255 }));
  expect(dataOf(await call('goods', 'scan', { code: '71053' }))).toMatchObject({ sku: { goodsName: 'WHITE METAL LANTERN' } });
  expect(cloud.scans()).toEqual([]);
}, 120_000);

test('of its 5,749 lines 3,956 are taken, and these are the reasons for the others', () => {
  const rows = parse(readFileSync(join(__dirname, '../data/online-retail-goods.csv')));
  const { lines, problems } = readLines(rows, guessColumns(rows[0] ?? []));
  const reasons = new Map<string, number>();
  for (const { problem } of problems) {
    const reason = problem.replace(/编码 \S+ 和第 \d+ 行/, '编码和前面一行').replace(/“.*”/, '');
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  expect({ taken: lines.length, ...Object.fromEntries(reasons) })
    .toEqual({ taken: 3956, 没有商品名: 960, 编码和前面一行重复: 831, 售价看不懂: 1, '货号只能是字母、数字和符号': 1 });
});

test('the sum at the foot of a table is no goods', () => {
  const { lines, problems } = readLines([['品名', '库存'], ['小熊', '20'], ['合 计：', '258'], ['合计数据线', '1']], { name: 0, quantity: 1 });
  expect(lines.map(({ name }) => name)).toEqual(['小熊', '合计数据线']);
  expect(problems).toEqual([{ line: 3, reason: 'total', problem: '“合 计:”是合计，不是商品' }]);
});

test('what the file says is there comes into the books with the goods, at its cost, once', async () => {
  const csv = ['品名,货号,库存,进价', ...Array.from({ length: 45 }, (_, n) => `带货${n},QT-${n},${n},2.00`), '没数,QT-X,,2.00', '半个,QT-Y,1.5,', '负数,QT-Z,-3,'].join('\n');
  const fileId = await upload(Buffer.from(csv), 'with-stock.csv');
  const preview = dataOf(await call<ImportPreview>('files', 'previewGoods', { fileId }));
  expect(preview).toMatchObject({ columns: { quantity: 2 }, goodLines: 46, openingLines: 44, openingPieces: 990, reasons: [{ reason: 'quantity', count: 2 }], problems: [{ line: 48, problem: '数量“1.5”看不懂' }, { line: 49 }] });
  const slice = async (): Promise<ImportSlice> => dataOf(await call<ImportSlice>('files', 'importGoods', { fileId, columns: preview.columns, from: 0 }));
  const runs = await Promise.all([slice(), slice()]);
  expect(runs.reduce((sum, { opened }) => sum + opened, 0)).toBe(44);
  const { sku } = dataOf(await call<{ sku: { skuId: string; stock: object } }>('goods', 'scan', { code: 'QT-44' }));
  expect(sku.stock).toMatchObject({ onHand: 44 });
  expect(dataOf(await call('stock', 'ledger', { skuId: sku.skuId }))).toMatchObject({ sku: { valueFen: 8800 }, rows: [{ kind: 'opening', change: 44 }] });
  dataOf(await call('stock', 'adjust', { skuId: sku.skuId, countedOnHand: 3, shownOnHand: 44, reason: 'count' }));
  expect(await slice()).toMatchObject({ added: 0, opened: 0 });
  expect(dataOf(await call('goods', 'scan', { code: 'QT-44' }))).toMatchObject({ sku: { stock: { onHand: 3 } } });
});

interface Detail { _id: string; name: string; specNames: string[]; skus: { specValues: string[]; code: string; model: string; retailFen: number | null; stock: { onHand: number } }[] }

test('colours and sizes of one name come in as one goods, never cut by a slice, and a second time adds nothing', async () => {
  const singles = Array.from({ length: 90 }, (_, n) => `单品${n},SG-${n},,,1`);
  // Thirty SKUs, every other line of them at the end of the file: with the ninety they pass the hundred of one slice.
  const grid = ['红', '蓝', '绿', '白', '黑', '灰'].flatMap((colour) => ['S', 'M', 'L', 'XL', 'XXL'].map((size, at) => `绒衫,GR-${colour.charCodeAt(0)}${at},${colour},${size},${at + 1}`));
  const csv = ['商品名称,货号,颜色分类,尺寸,库存', ...singles, ...grid.filter((_, at) => at % 2 === 0), '收尾,SG-END,,,', ...grid.filter((_, at) => at % 2 === 1)].join('\n');
  const fileId = await upload(Buffer.from(csv), 'grid.csv');
  const preview = dataOf(await call<ImportPreview>('files', 'previewGoods', { fileId }));
  expect(preview).toMatchObject({ columns: { name: 0, code: 1, spec1: 2, spec2: 3, quantity: 4 }, goodLines: 121, goodsCount: 92, problemLines: 0 });
  const slice = async (from: number): Promise<ImportSlice> => dataOf(await call<ImportSlice>('files', 'importGoods', { fileId, columns: preview.columns, from }));
  expect(await slice(0)).toMatchObject({ next: 90, added: 90, opened: 90 });
  expect(await slice(90)).toMatchObject({ next: null, added: 2, known: 0, opened: 30, problems: [] });
  expect(await importAll(fileId, preview.columns)).toMatchObject({ added: 0, known: 92, problems: 0 });
  // A page that asks from the middle of a goods gets the whole goods.
  expect(await slice(100)).toMatchObject({ next: null, added: 0, known: 2, opened: 0 });

  const { sku } = dataOf(await call<{ sku: { goodsId: string; specText: string } }>('goods', 'scan', { code: `GR-${'黑'.charCodeAt(0)}3` }));
  expect(sku.specText).toBe('黑 · XL');
  const goods = dataOf(await call<Detail>('goods', 'get', { goodsId: sku.goodsId }));
  expect(goods).toMatchObject({ name: '绒衫', specNames: ['颜色', '尺寸'] });
  expect(goods.skus).toHaveLength(30);
  expect(goods.skus.reduce((sum, { stock }) => sum + stock.onHand, 0)).toBe(90);
  expect(dataOf(await call<{ rows: unknown[] }>('goods', 'list', { search: '绒衫 XXL' })).rows).toHaveLength(1);
});

test('a colour whose code another goods has stays out with its reason, the others come in; asked again it is named again', async () => {
  dataOf(await call('goods', 'save', { name: '占码的', skus: [{ specValues: [], code: 'TK-2', retailFen: 100 }] }));
  const fileId = await upload(Buffer.from('品名,货号,颜色\n围巾,TK-1,红\n围巾,TK-2,蓝\n围巾,TK-3,绿'), 'taken.csv');
  const columns = { name: 0, code: 1, spec1: 2 };
  const run = async (): Promise<ImportSlice> => dataOf(await call<ImportSlice>('files', 'importGoods', { fileId, columns, from: 0 }));
  const problem = { line: 3, reason: 'taken', problem: '编码 TK-2 已经有商品在用' };
  expect(await run()).toMatchObject({ added: 1, known: 0, problems: [problem] });
  expect(await run()).toMatchObject({ added: 0, known: 1, problems: [problem] });
  const { rows: [row] } = dataOf(await call<{ rows: { goodsId: string }[] }>('goods', 'list', { search: '围巾' }));
  const goods = dataOf(await call<Detail & { version: number }>('goods', 'get', { goodsId: row?.goodsId ?? '' }));
  expect(goods.skus.map(({ specValues, code }) => [...specValues, code])).toEqual([['红', 'TK-1'], ['绿', 'TK-3']]);

  // The code is free by now: the goods is the person's, the file does not change it.
  const { sku: owner } = dataOf(await call<{ sku: { goodsId: string } }>('goods', 'scan', { code: 'TK-2' }));
  dataOf(await call('goods', 'save', { goodsId: owner.goodsId, version: 1, name: '占码的', skus: [{ specValues: [], retailFen: 100 }] }));
  expect(await run()).toMatchObject({ added: 0, known: 1, problems: [{ line: 3, reason: 'left', problem: '“围巾”早就导入了，没有蓝，请在商品里加' }] });
});

test('two imports at once of a file with colours make each goods once, and open each count once', async () => {
  const csv = ['品名,颜色,尺码,库存', ...Array.from({ length: 4 }, (_, n) => n).flatMap((n) => Array.from({ length: 48 }, (_each, at) => `并发衫${n},色${at % 8},码${Math.floor(at / 8)},2`))].join('\n');
  const fileId = await upload(Buffer.from(csv), 'grids-twice.csv');
  const columns = { name: 0, spec1: 1, spec2: 2, quantity: 3 };
  const both = await Promise.all([importAll(fileId, columns), importAll(fileId, columns)]);
  expect(both.reduce((sum, { added }) => sum + added, 0)).toBe(4);
  expect(both[0].slices).toBe(2);
  const { rows } = dataOf(await call<{ rows: { stock: { onHand: number } }[] }>('goods', 'list', { search: '并发衫' }));
  expect(rows.map(({ stock: { onHand } }) => onHand)).toEqual([96, 96, 96, 96]);
});

test('who does not keep the stock brings goods, and no quantities', async () => {
  const { token } = dataOf(await call<{ token: string }>('shop', 'invite', { role: 'buyer' }));
  const buyer = caller(cloud, 'o-import-buyer', shopId);
  dataOf(await buyer('shop', 'accept', { token, memberName: '采购' }));
  const fileId = await upload(Buffer.from('品名,库存\n采购的,5\n'), 'buyer.csv');
  expect(dataOf(await buyer<ImportPreview>('files', 'previewGoods', { fileId })).columns).toEqual({ name: 0 });
  expect(await buyer('files', 'importGoods', { fileId, columns: { name: 0, quantity: 1 }, from: 0 })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
});

test('two imports of one file at once make each goods once', async () => {
  const csv = Array.from({ length: 150 }, (_, n) => `并发${n},BF-${n},1.00`).join('\n');
  const fileId = await upload(Buffer.from(csv), 'twice.csv');
  const columns = { name: 0, code: 1, retailFen: 2 };
  const both = await Promise.all([importAll(fileId, columns), importAll(fileId, columns)]);
  expect(both.reduce((sum, { added }) => sum + added, 0)).toBe(150);
  expect(both.map(({ problems }) => problems)).toEqual([0, 0]);
});

test('GBK is read as it was meant, and another delimiter is found', async () => {
  // 品名;售价 / 小熊;12.50 in GBK, as Excel on Chinese Windows writes it.
  const gbk = Buffer.from([0xc6, 0xb7, 0xc3, 0xfb, 0x3b, 0xca, 0xdb, 0xbc, 0xdb, 0x0a, 0xd0, 0xa1, 0xd0, 0xdc, 0x3b, 0x31, 0x32, 0x2e, 0x35, 0x30, 0x0a]);
  const preview = dataOf(await call<ImportPreview>('files', 'previewGoods', { fileId: await upload(gbk, 'gbk.csv') }));
  expect(preview).toMatchObject({ headers: ['品名', '售价'], lines: [{ name: '小熊', retailFen: 1250, line: 2 }] });
});

test('an xlsx is read, its columns can be corrected, and each bad line says why', async () => {
  const { default: writeSheet } = await import('write-excel-file/node');
  const rows = [['名称', '价钱一', '售价', '条码'], ['马克杯', 12.5, '不知道', '690001'], ['', 1, 2, '690002'], ['蜡烛', 8, 9, '690001'], ['灯', 3, 3, '灯码']];
  const bytes = await (await writeSheet(rows.map((row) => row.map((value) => ({ value })))) as unknown as { toBuffer(): Promise<Buffer> }).toBuffer();
  const fileId = await upload(bytes, 'goods.xlsx');
  const guessed = dataOf(await call<ImportPreview>('files', 'previewGoods', { fileId }));
  expect(guessed.columns).toEqual({ name: 0, retailFen: 2, barcode: 3 });
  expect(guessed.problems).toMatchObject([
    { line: 2, problem: '售价“不知道”看不懂' }, { line: 3, problem: '没有商品名' }, { line: 5, problem: '条码只能是字母、数字和符号' },
  ]);
  const corrected = dataOf(await call<ImportPreview>('files', 'previewGoods', { fileId, columns: { name: 0, retailFen: 1, barcode: 3 } }));
  expect(corrected.lines).toMatchObject([{ line: 2, name: '马克杯', retailFen: 1250 }]);
  expect(corrected.problems).toMatchObject([{ line: 3 }, { line: 4, problem: '编码 690001 和第 2 行重复' }, { line: 5 }]);
});

const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'OK' : answer.error.code);

test('what is broken, too large, or another shop’s is refused with a sentence', async () => {
  const preview = async (fileId: string) => call('files', 'previewGoods', { fileId });
  expect(codeOf(await preview(await upload(Buffer.from('PK\u0003\u0004not a sheet'), 'broken.xlsx')))).toBe('FILE_UNREADABLE');
  expect(codeOf(await preview(await upload(Buffer.from(''), 'empty.csv')))).toBe('FILE_UNREADABLE');
  expect(codeOf(await preview(await upload(Buffer.from('\n , \n\n'), 'blank.csv')))).toBe('FILE_UNREADABLE');
  expect(codeOf(await preview(await upload(Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'old.xls')))).toBe('FILE_UNREADABLE');
  expect(codeOf(await preview(await upload(Buffer.alloc(5 * 1024 * 1024 + 1, 65), 'large.csv')))).toBe('FILE_TOO_LARGE');
  expect(codeOf(await preview(await upload(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024) }), 'bomb.xlsx')))).toBe('FILE_TOO_LARGE');
  expect(codeOf(await preview(await upload(Buffer.from('a,b'), 'other.csv', 'another-shop')))).toBe('NOT_FOUND');
  expect(codeOf(await preview(`cloud://local.local/private/${shopId}/../another-shop/other.csv`))).not.toBe('OK');
});

/** A spreadsheet whose first table is these rows of cells. */
function sheetOf(rows: string): Uint8Array {
  const types = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const files = {
    '_rels/.rels': `<Relationships xmlns="${types}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${types}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));
}
const cell = (address: string, text: string): string => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
const header = `<row r="1">${cell('A1', '品名')}</row><row r="2">${cell('A2', '小熊')}</row>`;

test.each<[string, () => Uint8Array, string]>([
  ['a forgotten cell at the far end of a sheet', () => sheetOf(`${header}<row r="1048576">${cell('XFD1048576', '1')}</row>`), '超过 20000 行'],
  ['a cell far to the right', () => sheetOf(`${header}<row r="3">${cell('XFD3', '1')}</row>`), '超过 200 列'],
  ['300,000 lines of a sheet', () => sheetOf(Array.from({ length: 300_000 }, (_, n) => `<row r="${n + 1}">${cell(`A${n + 1}`, 'x')}</row>`).join('')), '超过 20000 行'],
  ['one line of millions of cells', () => Buffer.from(`品名${',a'.repeat(2_000_000)}`), '表格坏了'],
  ['a title of millions of letters', () => Buffer.from(`品名,${'x'.repeat(4_000_000)}\n小熊,1`), '表格坏了'],
])('%s is refused with a sentence, before it takes all time and memory', async (what, bytes, reason) => {
  const answer = await call('files', 'previewGoods', { fileId: await upload(bytes(), `${what.length}-far.xlsx`) });
  expect(answer).toMatchObject({ ok: false, error: { code: 'FILE_UNREADABLE', message: expect.stringContaining(reason) as string } });
}, 60_000);

test('cells that are only formatted do not count, wherever they are', async () => {
  const formatted = '<row r="900000"><c r="A900000" s="1"/><c r="XFD900000" s="1"/></row>';
  const { goodLines } = dataOf(await call<ImportPreview>('files', 'previewGoods', { fileId: await upload(sheetOf(`${header}${formatted}`), 'formatted.xlsx') }));
  expect(goodLines).toBe(1);
});
