import type { Action } from '../../../components/types';
import { call } from '../../../services/api';
import { forgetCommandId, randomId } from '../../../services/command-id';
import { loadFailure } from '../../../services/feedback';
import { submit } from '../../../services/submit';
import type { Category } from '../../../shared/domain/goods';
import { MAX_CATEGORIES, MAX_NAME } from '../../../shared/kernel/limits';

const FORM = 'categories';

function problemOf(categories: readonly Category[]): string {
  const names = categories.map(({ name }) => name.trim());
  if (names.includes('')) return '有一个分类没有名字';
  if (new Set(names).size !== names.length) return '有两个分类是一样的名字';
  return names.length > MAX_CATEGORIES ? `分类最多 ${MAX_CATEGORIES} 个` : '';
}

/** 分类: rename, sort, delete and add; saved as one list. Goods of a deleted one stay, without a category. */
Page({
  data: {
    state: 'loading', failure: { title: '', note: '' }, version: 0, saved: [] as Category[], categories: [] as Category[],
    typed: '', opened: -1, notice: '', reason: '', actions: [] as Action[], isBusy: false, isUnknown: false, maxName: MAX_NAME,
  },

  onLoad() {
    void this.read();
  },
  async read() {
    try {
      const { categories, version } = await call('goods', 'categories', {});
      this.setData({ version, saved: categories, state: 'idle' });
      this.put(categories);
    } catch (error) {
      this.setData({ state: 'error', failure: loadFailure(error, '分类') });
    }
  },
  onRetry() {
    this.setData({ state: 'loading' });
    void this.read();
  },
  put(categories: Category[]) {
    this.setData({ categories, notice: '' });
    this.draw();
  },
  draw() {
    const { categories, saved, isBusy } = this.data;
    const reason = problemOf(categories);
    const isSame = JSON.stringify(categories) === JSON.stringify(saved);
    this.setData({ reason, actions: [{ key: 'save', label: '保存', kind: 'primary', disabled: reason !== '' || isSame, busy: isBusy }] });
  },

  onNameInput({ detail, currentTarget }: WechatMiniprogram.Input) {
    this.put(this.data.categories.map((category) => (category.id === currentTarget.dataset['id'] ? { ...category, name: detail.value } : category)));
  },
  onTypedInput({ detail }: WechatMiniprogram.Input) {
    this.setData({ typed: detail.value });
  },
  onAdd() {
    const name = this.data.typed.trim();
    if (name === '') return;
    this.setData({ typed: '' });
    this.put([...this.data.categories, { id: randomId(), name }]);
  },
  onMore({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ opened: Number(currentTarget.dataset['index']) });
  },
  onSheetClose() {
    this.setData({ opened: -1 });
  },
  onMove({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { categories, opened } = this.data;
    const to = opened + Number(currentTarget.dataset['by']);
    const moved = categories[opened];
    if (moved === undefined || to < 0 || to >= categories.length) return;
    const rest = categories.filter((_, index) => index !== opened);
    this.setData({ opened: to });
    this.put([...rest.slice(0, to), moved, ...rest.slice(to)]);
  },
  onRemove() {
    const { categories, opened } = this.data;
    this.setData({ opened: -1 });
    this.put(categories.filter((_, index) => index !== opened));
  },

  async onSave() {
    const { version, isBusy } = this.data;
    if (isBusy) return;
    const categories = this.data.categories.map(({ id, name }) => ({ id, name: name.trim() }));
    this.setData({ isBusy: true });
    this.draw();
    const sent = await submit(FORM, 'goods', 'saveCategories', { version, categories });
    this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown' });
    this.draw();
    if (sent.outcome === 'done') await this.leave();
    if (sent.outcome !== 'refused') return;
    const { code, message } = sent.error;
    if (code === 'STALE' || code === 'IDEMPOTENCY_KEY_REUSED') {
      forgetCommandId(FORM);
      await this.read();
    }
    this.setData({ notice: message });
  },
  async leave() {
    if (getCurrentPages().length > 1) await wx.navigateBack();
    else await wx.switchTab({ url: '/pages/goods/goods' });
  },
  onUnknownLater() {
    this.setData({ isUnknown: false });
  },
});
