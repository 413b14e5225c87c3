import type { SupplierRow } from '../../../cloudfunctions/purchasing/contract';
import { call } from '../../services/api';
import { loadFailure } from '../../services/feedback';

/** 向谁进货: a sheet of the suppliers met last, any other by a search, or a new one. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    visible: { type: Boolean, value: false },
    /** Their partyId, which is marked. */
    chosen: { type: String, value: '' },
  },
  data: { search: '', rows: [] as SupplierRow[], hasMore: false, state: 'idle', failure: { title: '', note: '' } },
  observers: {
    visible(visible: boolean) {
      if (!visible) return;
      this.setData({ search: '' });
      void this.read();
    },
  },
  methods: {
    async read() {
      const { search } = this.data;
      this.setData({ state: 'loading', rows: [], hasMore: false });
      try {
        const { rows, next } = await call('purchasing', 'suppliers', { search });
        if (search === this.data.search) this.setData({ rows, hasMore: next !== null, state: 'idle' });
      } catch (error) {
        if (search === this.data.search) this.setData({ state: 'error', failure: loadFailure(error, '供应商') });
      }
    },
    onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ search: detail.value });
      void this.read();
    },
    onRowTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id, name } = currentTarget.dataset as { id: string; name: string };
      this.triggerEvent('choose', { partyId: id, name });
    },
    onNewTap() {
      void wx.navigateTo({
        url: `/packages/purchasing/supplier-editor/supplier-editor?name=${encodeURIComponent(this.data.search)}`,
        events: { saved: (supplier: { partyId: string; name: string }) => { this.triggerEvent('choose', supplier); } },
      });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
