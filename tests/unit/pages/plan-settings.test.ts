import { goodsForm, levelChips, readGoodsForm, readShopForm, reviewChips, shopForm } from '../../../miniprogram/packages/purchasing/plan-settings/settings-form';
import { defaultPlanSettings, defaultReorder } from '../../../miniprogram/shared/domain/purchase-plan';

test('what is shown and saved unchanged is what was read', () => {
  for (const settings of [defaultPlanSettings, { serviceLevelPercent: 97, orderCostFen: 1980, holdingPercentPerYear: 30, reviewDays: 10 }]) expect(readShopForm(shopForm(settings)).value).toEqual(settings);
  for (const reorder of [defaultReorder, { minimumQuantity: 12, packSize: 24, leadDays: 0, serviceLevelPercent: 98, isPurchased: false }]) expect(readGoodsForm(goodsForm(reorder)).value).toEqual(reorder);
});

test('what is set is among the choices, whatever it is', () => {
  expect(levelChips('95').map(({ label }) => label)).toEqual(['看货定', '九成', '九成五', '九成八', '九成九']);
  expect(levelChips('97').at(-1)).toEqual({ key: '97', label: '97%' });
  expect(reviewChips('10').at(-1)).toEqual({ key: '10', label: '10 天' });
});

test('an empty field is the usual; what is no number is said to be none', () => {
  expect(readShopForm({ level: 'auto', review: '7', orderCost: '', holding: '25' }).value).toEqual({ serviceLevelPercent: null, reviewDays: 7, orderCostFen: 0, holdingPercentPerYear: 25 });
  expect(readShopForm({ level: '95', review: '7', orderCost: '三十', holding: '25' })).toEqual({ value: null, wrong: '每次花费要像 30 或 19.80 这样' });
  expect(readShopForm({ level: '95', review: '7', orderCost: '30', holding: '0' }).wrong).toBe('压货成本填 1 到 200 的整数');
  const form = goodsForm(defaultReorder);
  expect(readGoodsForm({ ...form, minimum: '1.5' }).wrong).toBe('起订量填整数');
  expect(readGoodsForm({ ...form, pack: '0' }).wrong).toBe('一箱几件填 1 以上的整数');
  expect(readGoodsForm({ ...form, lead: '366' }).wrong).toBe('到货天数填 0 到 365 的整数');
});
