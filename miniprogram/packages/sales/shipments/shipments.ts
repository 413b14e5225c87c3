import { formatFigure } from '../../../components/format-figure';
import type { ShipmentRow } from '../../../../cloudfunctions/sales/contract';
import { call } from '../../../services/api';
import { nearParts } from '../../../services/near-parts';
import { readFirst, readMore, unread, type Cursor } from '../../../services/paging';
import { clockTime, shopDate, spokenDate } from '../../../shared/kernel/time';

/** One shipment, under the day it left. */
interface Row {
  shipmentId: string;
  orderId: string;
  date: string;
  day: string;
  customerName: string;
  /** 23:17 · SH1124-F785 · 顺丰 SF1402831 */
  caption: string;
  revenueFen: number;
  pieces: string;
}

function rowOf({ shipmentId, orderId, customerName, number, courier, trackingNumber, pieces, revenueFen, createdAt }: ShipmentRow, today: string): Row {
  const date = shopDate(createdAt);
  return {
    shipmentId, orderId, customerName, date, day: spokenDate(date, today), revenueFen, pieces: formatFigure(pieces),
    caption: `${clockTime(createdAt)} · ${number} · ${[courier, trackingNumber].filter((text) => text !== '').join(' ') || '没填快递'}`,
  };
}

/** 出库单: every shipment, newest first; a tap opens its order. */
Page({
  behaviors: [nearParts],
  data: unread<Row>(),

  onShow() {
    void readFirst(this, '出库单', () => this.ask(), 'shipmentId');
  },
  async onPullDownRefresh() {
    await readFirst(this, '出库单', () => this.ask());
    wx.stopPullDownRefresh();
  },
  onReachBottom() {
    void this.more();
  },
  async ask(after?: Cursor): Promise<{ rows: Row[]; next: Cursor | null }> {
    const { rows, next } = await call('sales', 'shipments', after === undefined ? {} : { after });
    const today = shopDate(Date.now());
    return { next, rows: rows.map((row) => rowOf(row, today)) };
  },
  more() {
    return readMore(this, '出库单', (after) => this.ask(after));
  },
  onRetry() {
    void readFirst(this, '出库单', () => this.ask());
  },
  onRowTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/packages/orders/order-detail/order-detail?id=${encodeURIComponent(String(currentTarget.dataset['order']))}` });
  },
});
