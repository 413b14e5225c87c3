import type { SkuRow } from '../../../../cloudfunctions/goods/contract';
import { call } from '../../../services/api';
import { readFirst, readMore, unread, type Cursor } from '../../../services/paging';

/** 认领: a scanned code goes to a SKU that is there already. The editor opens with it, and its saving is told on. */
Page({
  data: { ...unread<SkuRow>(), code: '', search: '' },

  onLoad({ code = '' }: { code?: string }) {
    this.setData({ code: decodeURIComponent(code) });
    this.read();
  },
  onReachBottom() {
    void this.more();
  },
  ask(after?: Cursor): Promise<{ rows: SkuRow[]; next: Cursor | null }> {
    return call('goods', 'pick', { search: this.data.search, ...(after === undefined ? {} : { after }) });
  },
  read() {
    void readFirst(this, '商品', () => this.ask());
  },
  more() {
    return readMore(this, '商品', (after) => this.ask(after));
  },
  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ ...unread<SkuRow>(), search: detail.value });
    this.read();
  },
  onChoose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { goods, sku } = currentTarget.dataset as { goods: string; sku: string };
    const opener = this.getOpenerEventChannel();
    // Back from the editor with the code saved, nothing is left to do here: it goes back two pages.
    void wx.navigateTo({
      url: `/packages/goods/goods-editor/goods-editor?goods=${encodeURIComponent(goods)}&sku=${encodeURIComponent(sku)}&code=${encodeURIComponent(this.data.code)}&next=1&back=2`,
      events: { saved: (saved: { goesOn: boolean }) => { opener.emit?.('saved', saved); } },
    });
  },
});
