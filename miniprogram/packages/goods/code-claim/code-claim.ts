import type { SkuRow } from '../../../../cloudfunctions/goods/contract';
import { call } from '../../../services/api';
import { nearParts } from '../../../services/near-parts';
import { readFirst, readMore, unread, type Cursor } from '../../../services/paging';

/** What a row shows: an answer may bring all the colours and sizes of twenty goods. */
type Row = Pick<SkuRow, 'skuId' | 'goodsId' | 'goodsName' | 'specText' | 'picture'>;

/** 认领: a scanned code goes to a SKU that is there already. The editor opens with it, and its saving is told on. */
Page({
  behaviors: [nearParts],
  data: { ...unread<Row>(), code: '', search: '' },

  onLoad({ code = '' }: { code?: string }) {
    this.setData({ code: decodeURIComponent(code) });
    this.read();
  },
  onReachBottom() {
    void this.more();
  },
  async ask(after?: Cursor): Promise<{ rows: Row[]; next: Cursor | null }> {
    const { rows, next } = await call('goods', 'pick', { search: this.data.search, ...(after === undefined ? {} : { after }) });
    return { next, rows: rows.map(({ skuId, goodsId, goodsName, specText, picture }) => ({ skuId, goodsId, goodsName, specText, picture })) };
  },
  read() {
    void readFirst(this, '商品', () => this.ask());
  },
  more() {
    return readMore(this, '商品', (after) => this.ask(after));
  },
  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ ...unread<Row>(), search: detail.value });
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
