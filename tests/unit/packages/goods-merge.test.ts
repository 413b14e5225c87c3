import type { GoodsDetail } from '../../../cloudfunctions/goods/contract';
import { formOf, regrid, type Form, type Spec } from '../../../miniprogram/packages/goods/goods-editor/form';
import { changesBetween, merge } from '../../../miniprogram/packages/goods/goods-editor/merge';

const zero = { onHand: 0, reserved: 0, available: 0, incoming: 0, level: 'out' as const };
const sku = (skuId: string, specValues: string[], over: object = {}) =>
  ({ skuId, specValues, code: skuId, model: '', barcodes: [], retailFen: 6800, purchasePriceFen: 1250, isHidden: false, stock: zero, ...over });
const goods = (over: object): GoodsDetail => ({
  _id: 's:g', shopId: 's', name: '袜', categoryId: 'k', categories: [{ id: 'k', name: '毛绒' }], pictures: [], specNames: ['颜色', '尺码'], unit: '双', packs: [],
  skus: [sku('g.1', ['白', 'S']), sku('g.2', ['白', 'M']), sku('g.3', ['灰', 'S'])], note: '', terms: [], isArchived: false, createdAt: 1, updatedAt: 1, version: 4, ...over,
});

const base = formOf(goods({}));
const priced = (form: Form, skuId: string, retail: string): Form => ({ ...form, cells: form.cells.map((cell) => (cell.skuId === skuId ? { ...cell, retail } : cell)) });

test('what each changed is kept, and what both changed is mine', () => {
  const mine = priced({ ...base, name: '我的名' }, 'g.1', '70');
  const theirs = priced(priced({ ...base, name: '他的名', unit: '只', note: '他写的' }, 'g.1', '71'), 'g.2', '72');
  const merged = merge(base, mine, theirs);
  expect(merged).toMatchObject({ name: '我的名', unit: '只', note: '他写的' });
  expect(merged.cells.map(({ retail }) => retail)).toEqual(['70', '72', '68', '']);
});

test('a spec that the other added is there, with my prices on the old ones', () => {
  const theirs = formOf(goods({ skus: [...goods({}).skus, sku('g.4', ['黑', 'S'])] }));
  const merged = merge(base, priced(base, 'g.3', '99'), theirs);
  expect(merged.specs[0]?.values.map(({ name }) => name)).toEqual(['白', '灰', '黑']);
  expect(merged.cells.map(({ skuId, retail }) => [skuId, retail]).filter(([skuId]) => skuId !== '')).toEqual([['g.1', '68'], ['g.2', '68'], ['g.3', '99'], ['g.4', '68']]);
});

test('when I changed the specs, my grid stays and takes the prices that only the other changed', () => {
  const specs: Spec[] = [{ ...base.specs[0] as Spec, values: [...base.specs[0]?.values ?? [], { id: 'new', name: '黑' }] }, base.specs[1] as Spec];
  const mine: Form = { ...base, specs, cells: regrid(base.cells, base.specs, specs) };
  const merged = merge(base, mine, priced(base, 'g.2', '72'));
  expect(merged.cells.map(({ skuId, retail }) => [skuId, retail])).toEqual([['g.1', '68'], ['g.2', '72'], ['g.3', '68'], ['', ''], ['', ''], ['', '']]);
});

test('the other’s changes are named', () => {
  expect(changesBetween(base, priced({ ...base, name: '他的名' }, 'g.1', '71'))).toEqual(['商品名', '价格']);
  expect(changesBetween(base, base)).toEqual([]);
});
