import { ApiError, call } from '../../../../services/api';
import { randomId } from '../../../../services/command-id';
import { loadFailure, toastError } from '../../../../services/feedback';
import { submit } from '../../../../services/submit';
import type { Category } from '../../../../shared/domain/goods';
import { MAX_NAME } from '../../../../shared/kernel/limits';

/** The category of a goods: one of the shop's, or a new one on the spot. Tells `choose {id, name}`, or `close`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    visible: { type: Boolean, value: false },
    value: { type: String, value: '' },
  },
  data: { categories: [] as Category[], version: 0, state: 'loading', failure: { title: '', note: '' }, typed: '', isBusy: false, maxName: MAX_NAME },
  observers: {
    visible(isVisible: boolean) {
      if (isVisible) void this.read();
    },
  },
  pageLifetimes: {
    show() {
      if (this.data.visible) void this.read();
    },
  },
  methods: {
    async read() {
      if (this.data.state === 'error') this.setData({ state: 'loading' });
      try {
        this.setData({ ...await call('goods', 'categories', {}), state: 'idle' });
      } catch (error) {
        this.setData({ state: 'error', failure: loadFailure(error, '分类') });
      }
    },
    onRetry() {
      void this.read();
    },
    onChoose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id, name } = currentTarget.dataset as { id: string; name: string };
      this.triggerEvent('choose', { id, name });
    },
    onInput({ detail }: WechatMiniprogram.Input) {
      this.setData({ typed: detail.value });
    },
    async onAdd() {
      const { typed, isBusy } = this.data;
      const name = typed.trim();
      if (name === '' || isBusy) return;
      const known = this.data.categories.find((category) => category.name === name);
      if (known !== undefined) { this.take(known); return; }
      this.setData({ isBusy: true });
      try {
        // Read again: somebody may have changed the list since.
        const { categories, version } = await call('goods', 'categories', {});
        const category = categories.find((each) => each.name === name) ?? { id: randomId(), name };
        const sent = categories.includes(category) ? null : await submit(`category:${version}:${name}`, 'goods', 'saveCategories', { version, categories: [...categories, category] });
        if (sent === null || sent.outcome === 'done') this.take(category);
        else if (sent.outcome === 'refused') toastError(sent.error);
        else void wx.showToast({ title: '没有网络，分类还没建上，请再试一次', icon: 'none', duration: 3000 });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        toastError(error);
      } finally {
        this.setData({ isBusy: false });
      }
    },
    take(category: Category) {
      this.setData({ typed: '' });
      this.triggerEvent('choose', category);
    },
    onManage() {
      void wx.navigateTo({ url: '/packages/goods/categories/categories' });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
