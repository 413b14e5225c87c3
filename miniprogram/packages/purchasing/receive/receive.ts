import type { Action } from '../../../components/types';
import { formatFigure } from '../../../components/format-figure';
import type { SkuRow } from '../../../../cloudfunctions/goods/contract';
import type { PurchaseDetail } from '../../../../cloudfunctions/purchasing/contract';
import { call, lastSession } from '../../../services/api';
import { dropDraft, loadDraft, saveDraft } from '../../../services/draft';
import { loadFailure, toastError } from '../../../services/feedback';
import { leavePage } from '../../../services/leave-page';
import { nearParts } from '../../../services/near-parts';
import { scanGoods } from '../../../services/scan';
import { submit } from '../../../services/submit';
import { outstanding, type PurchaseLine } from '../../../shared/domain/purchase-order';
import { purchaseOrderStates, purchaseTones } from '../../../shared/domain/purchase-states';
import { BUYERS, type Role } from '../../../shared/domain/role';
import { formatFen } from '../../../shared/kernel/money';
import { clockTime, shopDate, spokenDate } from '../../../shared/kernel/time';

/** One line of the purchase order, and how much of it comes now. */
interface Line {
  skuId: string;
  goodsName: string;
  specText: string;
  picture: string;
  unit: string;
  quantity: number;
  received: number;
  /** Base units that come now. */
  now: number;
  max: number;
  /** 进价 ¥19.80; a space for those who may not see it, so that no amount is shown either */
  corner: string;
  costPriceFen: number | null;
  /** Base units still missing after this receipt. */
  missing: number;
  beforePercent: number;
  nowPercent: number;
}

interface Draft { version: number; arrived: { skuId: string; now: number }[] }

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (part * 100) / whole);

function lineOf(line: PurchaseLine, now: number): Line {
  const { skuId, goodsName, specText, picture, unit, quantity, received } = line;
  const { costPriceFen = null } = line as Partial<PurchaseLine>;
  return {
    skuId, goodsName, specText, picture, unit, quantity, received, now, max: outstanding(line), costPriceFen,
    corner: costPriceFen === null ? ' ' : `进价 ¥${formatFen(costPriceFen)}`,
    missing: outstanding(line) - now, beforePercent: percent(received, quantity), nowPercent: percent(now, quantity),
  };
}

/** 收货: in parts, counted from zero, because only what was seen is booked; the goods are in stock when the answer is there. */
Page({
  behaviors: [nearParts],
  data: {
    purchaseOrderId: '', state: 'loading', failure: { title: '', note: '' }, notice: '', savedAt: '', order: null as PurchaseDetail | null,
    label: '', tone: '', placed: '', lines: [] as Line[], isDone: false, last: '',
    pieces: 0, missing: 0, beforePercent: 0, nowPercent: 0, totalFen: null as number | null, summary: '',
    isBuyer: false, closesShort: false, actions: [] as Action[], isBusy: false, isUnknown: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ purchaseOrderId: decodeURIComponent(id) });
    void this.read();
  },
  async read(notice = '') {
    try {
      const order = await call('purchasing', 'get', { purchaseOrderId: this.data.purchaseOrderId });
      const draft = loadDraft<Draft>(this.form(), order.shopId);
      const arrived = draft?.value.version === order.version ? draft.value.arrived : [];
      this.setData({
        order, notice, state: 'idle', isBuyer: (BUYERS as readonly Role[]).includes(lastSession()?.role ?? 'viewer'), closesShort: false, savedAt: arrived.length > 0 && draft !== null ? clockTime(draft.savedAt) : '',
        label: purchaseOrderStates.states[order.state].label, tone: purchaseTones[order.state],
        placed: `${spokenDate(shopDate(order.createdAt), shopDate(Date.now()))}下单${order.note === '' ? '' : ` · ${order.note}`}`,
        isDone: !order.events.includes('receiveRest'),
      });
      this.put(order.lines.map((line) => lineOf(line, Math.min(arrived.find(({ skuId }) => skuId === line.skuId)?.now ?? 0, outstanding(line)))));
    } catch (error) {
      this.setData({ state: 'error', failure: loadFailure(error, '采购单') });
    }
  },
  onRetry() {
    this.setData({ state: 'loading' });
    void this.read();
  },
  form(): string {
    return `receive:${this.data.purchaseOrderId}`;
  },

  put(lines: Line[]) {
    const { order } = this.data;
    if (order === null) return;
    const total = (of: (line: Line) => number): number => lines.reduce((sum, line) => sum + of(line), 0);
    const pieces = total(({ now }) => now);
    const kinds = lines.filter(({ now }) => now > 0).length;
    this.setData({
      lines, pieces, missing: total(({ missing }) => missing),
      beforePercent: percent(order.receivedPieces, order.pieces), nowPercent: percent(pieces, order.pieces),
      totalFen: lines.every(({ costPriceFen }) => costPriceFen === null) ? null : total(({ now, costPriceFen }) => now * (costPriceFen ?? 0)),
      summary: `这次收 ${formatFigure(kinds)} 款 ${formatFigure(pieces)} 件`,
    });
    this.drawActions();
  },
  drawActions() {
    const { pieces, isBusy } = this.data;
    this.setData({ actions: [{ key: 'receive', label: pieces === 0 ? '收货' : `收货 ${formatFigure(pieces)} 件`, kind: 'primary', disabled: pieces === 0, busy: isBusy }] });
  },
  /** The lines with other quantities, kept on the phone. */
  change(nowOf: (line: Line) => number) {
    const { order, lines, isBusy } = this.data;
    if (order === null || isBusy) return;
    const next = lines.map((line): Line => {
      const now = nowOf(line);
      return { ...line, now, missing: line.max - now, nowPercent: percent(now, line.quantity) };
    });
    this.put(next);
    const savedAt = saveDraft<Draft>(this.form(), order.shopId, { version: order.version, arrived: next.map(({ skuId, now }) => ({ skuId, now })) });
    this.setData({ savedAt: clockTime(savedAt) });
  },

  onQuantityChange({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ value: number }>) {
    const index = Number(currentTarget.dataset['index']);
    const changed = this.data.lines[index];
    this.change((line) => (line === changed ? detail.value : line.now));
  },
  onAllTap() {
    this.change(({ max }) => max);
  },
  onScanTap() {
    if (!this.data.isBusy) void scanGoods((sku) => { this.count(sku); });
  },
  /** One more of what the camera saw. */
  count({ skuId, goodsName, specText, unit }: SkuRow) {
    const name = [goodsName, specText].filter((part) => part !== '').join(' ');
    const seen = this.data.lines.find((line) => line.skuId === skuId);
    if (seen === undefined) {
      this.setData({ last: '', notice: `这张单没有订${name}` });
    } else if (seen.now >= seen.max) {
      this.setData({ last: '', notice: `${name}收满了，单上只剩 ${formatFigure(seen.max)} ${unit}` });
    } else {
      this.setData({ last: `刚扫到 ${name}，第 ${formatFigure(seen.now + 1)} ${unit}`, notice: '' });
      this.change((line) => line.now + (line === seen ? 1 : 0));
    }
  },
  onWaitTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    if (!this.data.isBusy) this.setData({ closesShort: currentTarget.dataset['close'] === true });
  },

  async onSubmit() {
    const { purchaseOrderId, order, lines, isBusy, pieces } = this.data;
    if (order === null || isBusy || pieces === 0) return;
    this.setData({ isBusy: true });
    this.drawActions();
    const arrived = lines.filter(({ now }) => now > 0).map(({ skuId, now }) => ({ skuId, quantity: now }));
    const sent = await submit(`${this.form()}:${order.version}`, 'purchasing', 'receive', { purchaseOrderId, version: order.version, lines: arrived });
    if (sent.outcome === 'done') {
      dropDraft(this.form());
      await this.finish(sent.data.version);
      return;
    }
    this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown' });
    this.drawActions();
    if (sent.outcome !== 'refused') return;
    if (sent.error.code === 'INVALID_INPUT' || sent.error.code === 'BUSY' || sent.error.code === 'STORAGE_FULL') toastError(sent.error);
    else void this.read(sent.error.message);
  },
  /** The goods are in; what is missing is waited for, or given up in a second step that the purchase order can still take later. */
  async finish(version: number) {
    const { purchaseOrderId, missing, closesShort, pieces } = this.data;
    const gives = closesShort && missing > 0;
    const closed = gives ? await submit(`closeShort:${purchaseOrderId}:${version}`, 'purchasing', 'closeShort', { purchaseOrderId, version }) : null;
    await leavePage('purchasing');
    const isClosed = closed === null || closed.outcome === 'done';
    void wx.showToast({ title: isClosed ? `${formatFigure(pieces)} 件已进库存` : `${formatFigure(pieces)} 件已进库存；“不等了”没成，请在采购单里再点一次`, icon: 'none', duration: 3000 });
  },
  onUnknownLater() {
    this.setData({ isUnknown: false });
  },
});
