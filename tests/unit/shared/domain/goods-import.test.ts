import { guessColumns, readLines, type Row } from '../../../../miniprogram/shared/domain/goods-import';

const read = (text: string) => {
  const rows: Row[] = text.trim().split('\n').map((row) => row.trim().split(',').map((cell) => cell.trim()));
  return readLines(rows, guessColumns(rows[0] ?? []));
};
/** Each goods with its specs and SKUs, in short. */
const goodsOf = (text: string) => read(text).goods.map(({ name, specNames, lines }) => [name, specNames.join('×'), lines.map(({ specValues, code, model }) => [specValues.join('/'), code, model].filter((part) => part !== '').join(' '))]);

test.each<[string, object]>([
  ['商品名称,货号,颜色,尺码,零售价', { name: 0, code: 1, spec1: 2, spec2: 3, retailFen: 4 }],
  ['宝贝标题,商家编码,颜色分类,尺寸,价格', { name: 0, code: 1, spec1: 2, spec2: 3, retailFen: 4 }],
  ['商品名称,规格1,规格2,库存', { name: 0, spec1: 1, spec2: 2, quantity: 3 }],
  ['品名,规格名称,条形码,进价', { name: 0, spec1: 1, barcode: 2, purchasePriceFen: 3 }],
  ['品名,规格,型号', { name: 0, spec1: 1, model: 2 }],
  ['品名,规格型号', { name: 0, model: 1 }],
  ['品名,颜色,规格,尺码', { name: 0, spec1: 1, spec2: 3 }],
  ['品名,颜色,规格', { name: 0, spec1: 1, spec2: 2 }],
  ['品名,尺码', { name: 0, spec2: 1 }],
  ['商品名称,规格名1,规格值1,规格名2,规格值2,规格编码,款号', { name: 0, spec1: 2, spec2: 4, code: 5, model: 6 }],
  ['name,sku,color,size,price', { name: 0, code: 1, spec1: 2, spec2: 3, retailFen: 4 }],
  ['商品名,规格（颜色）,规格（尺码）,包装尺寸', { name: 0, spec1: 1, spec2: 2 }],
])('the columns of %s are found', (header, columns) => {
  expect(guessColumns(header.split(','))).toEqual(columns);
});

test('lines of one name in several colours and sizes are one goods, wherever they stand', () => {
  expect(goodsOf(`
    品名,货号,颜色,尺码,售价
    小熊,A-1,奶白,S,96
    相框,F-1,,,30
    小熊,A-2,奶白,M,96
    小熊,A-3,焦糖,S,98`)).toEqual([['小熊', '颜色×尺码', ['奶白/S A-1', '奶白/M A-2', '焦糖/S A-3']], ['相框', '', ['F-1']]]);
});

test('lines stand with their goods, each keeps its own number, price and count, and the goods the number of its first', () => {
  const { lines, goods } = read(`
    品名,颜色,售价,库存
    小熊,奶白,96,3
    相框,,30,
    小熊,焦糖,98,5`);
  expect(lines.map(({ line, retailFen, quantity }) => [line, retailFen, quantity])).toEqual([[2, 9600, 3], [4, 9800, 5], [3, 3000, 0]]);
  expect(goods.map(({ line }) => line)).toEqual([2, 3]);
});

test('a 货号 that the colours share is the 型号 of all, and two goods of one name stay two by it', () => {
  expect(goodsOf(`
    品名,货号,颜色
    T恤,A01,红
    T恤,A01,蓝
    T恤,A02,红
    T恤,A02,蓝`)).toEqual([['T恤', '颜色', ['红 A01', '蓝 A01']], ['T恤', '颜色', ['红 A02', '蓝 A02']]]);
  expect(read(`
    品名,货号,颜色
    T恤,A01,红
    T恤,A01,蓝`).lines.map(({ code, model }) => [code, model])).toEqual([['', 'A01'], ['', 'A01']]);
});

test('one 货号 on goods of two names is a mistake of the second', () => {
  const { goods, problems } = read(`
    品名,货号,颜色
    杯子,001,红
    碗,001,蓝`);
  expect(goods.map(({ name }) => name)).toEqual(['杯子']);
  expect(problems).toEqual([{ line: 3, reason: 'repeated', problem: '编码 001 和第 2 行重复' }]);
});

test('the same colour twice, a size that is missing and a bad price are problems of their own lines', () => {
  const { goods, problems } = read(`
    品名,颜色,尺码,售价
    小熊,奶白,S,96
    小熊,奶白,s,96
    小熊,焦糖,,96
    小熊,雾灰,S,很贵
    小熊,雾灰,M,96`);
  expect(goods).toMatchObject([{ name: '小熊', lines: [{ specValues: ['奶白', 'S'] }, { specValues: ['雾灰', 'M'] }] }]);
  expect(problems).toEqual([
    { line: 3, reason: 'same', problem: '“小熊”的奶白 · s和第 2 行重复' },
    { line: 4, reason: 'spec', problem: '没填尺码，同名的别的行填了' },
    { line: 5, reason: 'price', problem: '售价“很贵”看不懂' },
  ]);
});

test('a spec column that a goods leaves empty is none of its specs', () => {
  expect(goodsOf(`
    品名,颜色,尺码
    帽子,黑,
    帽子,白,
    皮带,,110
    皮带,,120
    挂钩,,`)).toEqual([['帽子', '颜色', ['黑', '白']], ['皮带', '尺码', ['110', '120']], ['挂钩', '', ['']]]);
});

test('what is written once in a merged cell counts for the colours under it, and only for them', () => {
  const { lines, problems } = read(`
    品名,货号,颜色,售价,库存
    小熊,A01,奶白,96,3
    ,,焦糖,,5
    ,,雾灰,108,
    合计,,,,8
    ,,米色,1,1`);
  expect(lines.map(({ name, model, specValues, retailFen, quantity }) => [name, model, specValues.join(), retailFen, quantity]))
    .toEqual([['小熊', 'A01', '奶白', 9600, 3], ['小熊', 'A01', '焦糖', 9600, 5], ['小熊', 'A01', '雾灰', 10800, 0]]);
  expect(problems.map(({ line, reason }) => [line, reason])).toEqual([[5, 'total'], [6, 'noName']]);
});

test('a goods takes as many specs as the grid, and says so of the rest', () => {
  const { goods, problems } = read(['品名,尺码', ...Array.from({ length: 63 }, (_, at) => `鞋,${at + 1} 码`)].join('\n'));
  expect(goods.map(({ lines }) => lines.length)).toEqual([60]);
  expect(problems.map(({ line, reason }) => [line, reason])).toEqual([[62, 'long'], [63, 'long'], [64, 'long']]);
});

test('two columns that say only 规格 are told apart', () => {
  expect(goodsOf(`
    品名,规格1,规格2
    笔,红,细`)).toEqual([['笔', '规格×规格二', ['红/细']]]);
});
