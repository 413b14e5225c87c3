import type { Action, Chip } from '../../../components/types';
import { call, lastSession } from '../../../services/api';
import { forgetCommandId } from '../../../services/command-id';
import { loadFailure, toastError } from '../../../services/feedback';
import { leavePage } from '../../../services/leave-page';
import { submit } from '../../../services/submit';
import { defaultPlanSettings, defaultReorder } from '../../../shared/domain/purchase-plan';
import { MANAGERS, type Role } from '../../../shared/domain/role';
import { goodsForm, levelChips, readGoodsForm, readShopForm, reviewChips, shopForm, type GoodsForm, type ShopForm } from './settings-form';

/** How the shop plans, or, with `sku`, how one SKU is bought. Tells its opener `saved`. */
Page({
  data: {
    skuId: '', title: '怎么算该进货', subtitle: '', state: 'loading', failure: { title: '', note: '' },
    shop: shopForm(defaultPlanSettings), goods: goodsForm(defaultReorder), levels: [] as Chip[], reviews: [] as Chip[],
    mayChange: false, isBusy: false, isUnknown: false, reason: '', actions: [] as Action[],
  },

  onLoad({ sku = '', name = '' }: { sku?: string; name?: string }) {
    this.setData({ skuId: decodeURIComponent(sku), ...(sku === '' ? {} : { title: '怎么进这一款', subtitle: decodeURIComponent(name) }) });
    void this.read();
  },
  async read() {
    const { skuId } = this.data;
    this.setData({ state: 'loading' });
    try {
      const { settings, reorder } = await call('purchasing', 'planSettings', skuId === '' ? {} : { skuId });
      // A buyer sets how goods are bought; how the shop plans is the managers' to say.
      this.setData({ state: 'idle', mayChange: skuId !== '' || (MANAGERS as readonly Role[]).includes(lastSession()?.role ?? 'viewer'), shop: shopForm(settings), goods: goodsForm(reorder ?? defaultReorder) });
      this.draw();
    } catch (error) {
      this.setData({ state: 'error', failure: loadFailure(error, '设置') });
    }
  },
  draw() {
    const { skuId, shop, goods, isBusy, mayChange } = this.data;
    const reason = (skuId === '' ? readShopForm(shop) : readGoodsForm(goods)).wrong;
    this.setData({
      levels: levelChips(skuId === '' ? shop.level : goods.level), reviews: reviewChips(shop.review), reason,
      actions: mayChange ? [{ key: 'save', label: '保存', kind: 'primary', disabled: reason !== '', busy: isBusy }] : [],
    });
  },

  change(change: Partial<ShopForm> | Partial<GoodsForm>) {
    if (!this.data.mayChange || this.data.isBusy) return;
    if (this.data.skuId === '') this.setData({ shop: { ...this.data.shop, ...change } });
    else this.setData({ goods: { ...this.data.goods, ...change } });
    this.draw();
  },
  onLevelChange({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ level: detail.value });
  },
  onReviewChange({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ review: detail.value });
  },
  onInput({ detail, currentTarget }: WechatMiniprogram.Input) {
    this.change({ [String(currentTarget.dataset['field'])]: detail.value });
  },
  onPurchasedTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.change({ isPurchased: currentTarget.dataset['is'] === 'yes' });
  },

  async onSave() {
    const { skuId, isBusy } = this.data;
    if (isBusy) return;
    const form = skuId === '' ? 'plan-settings' : `reorder:${skuId}`;
    const sending = skuId === '' ? this.sendShop(form) : this.sendGoods(form, skuId);
    this.setData({ isBusy: true });
    this.draw();
    const sent = await sending;
    this.setData({ isBusy: false, isUnknown: sent?.outcome === 'unknown' });
    this.draw();
    if (sent?.outcome === 'done') {
      this.getOpenerEventChannel().emit?.('saved');
      await leavePage('purchasing');
    } else if (sent?.outcome === 'refused') {
      if (sent.error.code === 'IDEMPOTENCY_KEY_REUSED') forgetCommandId(form);
      toastError(sent.error);
    }
  },
  async sendShop(form: string) {
    const { value } = readShopForm(this.data.shop);
    return value === null ? null : submit(form, 'purchasing', 'savePlanSettings', value);
  },
  async sendGoods(form: string, skuId: string) {
    const { value } = readGoodsForm(this.data.goods);
    return value === null ? null : submit(form, 'purchasing', 'saveReorder', { skuId, ...value });
  },
  onUnknownLater() {
    this.setData({ isUnknown: false });
  },
});
