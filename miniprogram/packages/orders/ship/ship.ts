import type { Action } from '../../../components/types';
import { formatFigure } from '../../../components/format-figure';
import type { OrderDetail } from '../../../../cloudfunctions/orders/contract';
import { call } from '../../../services/api';
import { randomId } from '../../../services/command-id';
import { dropDraft, loadDraft, saveDraft } from '../../../services/draft';
import { loadFailure, toastError } from '../../../services/feedback';
import { leavePage } from '../../../services/leave-page';
import { nearParts } from '../../../services/near-parts';
import { scanCode } from '../../../services/scan';
import { submit } from '../../../services/submit';
import { courierOf, COURIERS } from '../../../shared/domain/courier';
import { remaining } from '../../../shared/domain/order';
import { orderStages } from '../../../shared/domain/order-states';
import { MAX_CODE, MAX_NAME } from '../../../shared/kernel/limits';
import { clockTime } from '../../../shared/kernel/time';

/** One SKU of the order, and how much of it leaves now. */
interface Line {
  skuId: string;
  goodsName: string;
  specText: string;
  picture: string;
  unit: string;
  /** Base units ordered, left before, and left after this parcel. */
  quantity: number;
  shipped: number;
  max: number;
  now: number;
  /** Base units that are not on the shelf. */
  missing: number;
}

interface Draft { version: number; courier: string; trackingNumber: string; leaving: { skuId: string; now: number }[] }

const COURIER_KEY = 'courier';

/** The lines of one SKU, at whatever price, leave as one. */
function linesOf({ lines, missing }: OrderDetail, nowOf: (skuId: string, most: number) => number): Line[] {
  const bySku = new Map<string, Line>();
  for (const line of lines) {
    const { skuId, goodsName, specText, picture, unit } = line;
    const known = bySku.get(skuId) ?? { skuId, goodsName, specText, picture, unit, quantity: 0, shipped: 0, max: 0, now: 0, missing: missing.find((each) => each.skuId === skuId)?.quantity ?? 0 };
    bySku.set(skuId, { ...known, quantity: known.quantity + line.quantity, shipped: known.shipped + line.shipped, max: known.max + remaining(line) });
  }
  return [...bySku.values()].filter(({ max }) => max > 0).map((line) => ({ ...line, now: nowOf(line.skuId, line.max - line.missing) }));
}

/** 发货: one parcel, with all that is left and there filled in. Tells its opener `moved {orderId, stage}`. */
Page({
  behaviors: [nearParts],
  data: {
    orderId: '', state: 'loading', failure: { title: '', note: '' }, notice: '', savedAt: '', order: null as OrderDetail | null,
    label: '', tone: '', isDone: false, lines: [] as Line[], pieces: 0, left: 0, summary: '', missing: '',
    couriers: COURIERS, courier: '', trackingNumber: '', limits: { courier: MAX_NAME, trackingNumber: MAX_CODE },
    actions: [] as Action[], isBusy: false, isUnknown: false, isCopying: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ orderId: decodeURIComponent(id), courier: wx.getStorageSync<string>(COURIER_KEY) });
    void this.read();
  },
  async read(notice = '') {
    try {
      const order = await call('orders', 'get', { orderId: this.data.orderId });
      const draft = loadDraft<Draft>(this.form(), order.shopId);
      const kept = draft?.value.version === order.version ? draft : null;
      this.setData({
        order, notice, state: 'idle', savedAt: kept === null ? '' : clockTime(kept.savedAt),
        label: orderStages[order.stage].label, tone: orderStages[order.stage].tone, isDone: !order.actions.includes('ship'),
        ...(kept === null ? {} : { courier: kept.value.courier, trackingNumber: kept.value.trackingNumber }),
      });
      this.put(linesOf(order, (skuId, most) => Math.max(0, Math.min(kept?.value.leaving.find((each) => each.skuId === skuId)?.now ?? most, most))));
    } catch (error) {
      this.setData({ state: 'error', failure: loadFailure(error, '订单') });
    }
  },
  onRetry() {
    this.setData({ state: 'loading' });
    void this.read();
  },
  form(): string {
    return `ship:${this.data.orderId}`;
  },

  put(lines: Line[]) {
    const total = (of: (line: Line) => number): number => lines.reduce((sum, line) => sum + of(line), 0);
    const pieces = total(({ now }) => now);
    const left = total(({ max, now }) => max - now);
    const missing = total((line) => line.missing);
    this.setData({
      lines, pieces, left, missing: missing === 0 ? '' : `货架上差 ${formatFigure(missing)} 件，先发到了的`,
      summary: left === 0 ? '发完这单就齐了' : `这次发 ${formatFigure(pieces)} 件，还剩 ${formatFigure(left)} 件`,
    });
    this.drawActions();
  },
  drawActions() {
    const { pieces, isBusy } = this.data;
    this.setData({ actions: [{ key: 'ship', label: `发货 ${formatFigure(pieces)} 件`, kind: 'primary', disabled: pieces === 0, busy: isBusy }] });
  },
  /** Keeps the parcel as it is now on the phone. */
  keep() {
    const { order, courier, trackingNumber, lines } = this.data;
    if (order === null) return;
    const leaving = lines.map(({ skuId, now }) => ({ skuId, now }));
    this.setData({ savedAt: clockTime(saveDraft<Draft>(this.form(), order.shopId, { version: order.version, courier, trackingNumber, leaving })) });
  },

  onCourierTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    if (this.data.isBusy) return;
    const courier = String(currentTarget.dataset['courier']);
    this.setData({ courier: courier === this.data.courier ? '' : courier });
    this.keep();
  },
  onCourierInput({ detail }: WechatMiniprogram.Input) {
    this.setData({ courier: detail.value });
    this.keep();
  },
  onTrackingInput({ detail }: WechatMiniprogram.Input) {
    this.setTracking(detail.value);
  },
  async onScanTap() {
    const code = this.data.isBusy ? null : await scanCode();
    if (code !== null) this.setTracking(code.slice(0, MAX_CODE));
  },
  /** A number that tells its courier chooses it. */
  setTracking(trackingNumber: string) {
    const courier = courierOf(trackingNumber);
    this.setData({ trackingNumber, ...(courier === '' ? {} : { courier }) });
    this.keep();
  },
  onQuantityChange({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ value: number }>) {
    const { skuId } = currentTarget.dataset as { skuId: string };
    this.put(this.data.lines.map((line) => (line.skuId === skuId ? { ...line, now: detail.value } : line)));
    this.keep();
  },
  onAllTap() {
    this.fill(({ max, missing }) => Math.max(0, max - missing));
  },
  onNoneTap() {
    this.fill(() => 0);
  },
  fill(nowOf: (line: Line) => number) {
    if (this.data.isBusy) return;
    this.put(this.data.lines.map((line) => ({ ...line, now: nowOf(line) })));
    this.keep();
  },
  /** For the parcel's label; who looked is written down. */
  async onCopyAddress() {
    const { orderId, isCopying } = this.data;
    if (isCopying) return;
    this.setData({ isCopying: true });
    try {
      const { name, phone, address } = await call('orders', 'reveal', { orderId }, randomId());
      void wx.setClipboardData({ data: [name, phone, address].filter((part) => part !== '').join(' ') });
    } catch (error) {
      toastError(error);
    } finally {
      this.setData({ isCopying: false });
    }
  },

  async onSubmit() {
    const { orderId, order, lines, isBusy, pieces } = this.data;
    if (order === null || isBusy || pieces === 0) return;
    const [courier, trackingNumber] = [this.data.courier.trim(), this.data.trackingNumber.trim()];
    this.setData({ isBusy: true });
    this.drawActions();
    const sent = await submit(`${this.form()}:${order.version}`, 'orders', 'ship', {
      orderId, version: order.version, courier, trackingNumber,
      lines: lines.filter(({ now }) => now > 0).map(({ skuId, now }) => ({ skuId, quantity: now })),
    });
    this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown' });
    this.drawActions();
    if (sent.outcome === 'done') {
      dropDraft(this.form());
      wx.setStorageSync(COURIER_KEY, courier);
      this.getOpenerEventChannel().emit?.('moved', { orderId, stage: sent.data.stage });
      await leavePage('orders');
      void wx.showToast({ title: `${formatFigure(pieces)} 件已发出`, icon: 'none' });
    } else if (sent.outcome === 'refused') {
      if (sent.error.code === 'INVALID_INPUT' || sent.error.code === 'BUSY' || sent.error.code === 'STORAGE_FULL') toastError(sent.error);
      else void this.read(sent.error.code === 'IDEMPOTENCY_KEY_REUSED' ? '上次那一包已经发出了' : sent.error.message);
    }
  },
  /** Not known yet: the order, read again by the page below, may tell; the parcel stays on the phone. */
  onUnknownLater() {
    this.setData({ isUnknown: false });
    void leavePage('orders');
  },
});
