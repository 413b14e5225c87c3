import type { Action, Chip } from '../../../components/types';
import { formatFigure } from '../../../components/format-figure';
import type { BalanceRow } from '../../../../cloudfunctions/stock/contract';
import { call, lastSession } from '../../../services/api';
import { forgetCommandId } from '../../../services/command-id';
import { loadFailure, toastError } from '../../../services/feedback';
import { leavePage } from '../../../services/leave-page';
import { submit } from '../../../services/submit';
import { adjustmentReasons, type AdjustmentReason } from '../../../shared/domain/adjustment';
import { seesCost } from '../../../shared/domain/visibility';
import { parseYuan } from '../../../shared/kernel/money';

/** The reasons that can be true when there is less, and when there is more. */
const reasonsLess: AdjustmentReason[] = ['count', 'damage', 'lost', 'gift', 'other'];
const reasonsMore: AdjustmentReason[] = ['count', 'found', 'opening', 'other'];
const chipsOf = (reasons: readonly AdjustmentReason[]): Chip[] => reasons.map((key) => ({ key, label: adjustmentReasons[key] }));

/** 调整: what is really there, and why it differs from the books. */
Page({
  data: {
    skuId: '', state: 'loading', failure: { title: '', note: '' }, sku: null as BalanceRow | null,
    counted: 0, change: 0, difference: '', chips: [] as Chip[], reason: 'count' as AdjustmentReason,
    showsValue: false, valueText: '', valueHint: '', notice: '', bar: { actions: [] as Action[], reason: '' }, isBusy: false, isUnknown: false, unknownNote: '',
  },

  onLoad({ sku = '' }: { sku?: string }) {
    this.setData({ skuId: decodeURIComponent(sku) });
    void this.read();
  },
  async read(notice = '') {
    try {
      const { sku } = await call('stock', 'ledger', { skuId: this.data.skuId });
      const session = lastSession();
      this.setData({ sku, state: 'idle', notice, showsValue: session !== null && seesCost(session.role) });
      this.count(Math.max(sku.onHand, 0));
    } catch (error) {
      this.setData({ state: 'error', failure: loadFailure(error, '库存') });
    }
  },
  onRetry() {
    this.setData({ state: 'loading' });
    void this.read();
  },

  /** Puts what was counted; the reasons that fit follow from it. */
  count(counted: number) {
    const { sku, reason } = this.data;
    if (sku === null) return;
    const change = counted - sku.onHand;
    const reasons = change === 0 ? [] : change > 0 ? reasonsMore : reasonsLess;
    this.setData({
      counted, change, chips: chipsOf(reasons), reason: reasons.includes(reason) ? reason : 'count',
      difference: change === 0 ? '和账面一样' : `${change > 0 ? '多' : '少'} ${formatFigure(Math.abs(change))} ${sku.unit}`,
    });
    this.draw();
  },
  draw() {
    const { sku, counted, change, valueText, isBusy } = this.data;
    const hint = valueText !== '' && valueOf(valueText) === null ? '金额要像 19.80 这样' : '';
    const reason = change === 0 ? '实际数量和账面一样，不用调整' : hint;
    const label = `调整为 ${formatFigure(counted)} ${sku?.unit ?? ''}`;
    this.setData({ valueHint: hint, bar: { reason, actions: [{ key: 'adjust', label, kind: 'primary', disabled: reason !== '', busy: isBusy }] } });
  },

  onCountedChange({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.count(detail.value);
  },
  onReasonChange({ detail }: WechatMiniprogram.CustomEvent<{ value: AdjustmentReason }>) {
    this.setData({ reason: detail.value });
  },
  onValueInput({ detail }: WechatMiniprogram.Input) {
    this.setData({ valueText: detail.value });
    this.draw();
  },

  async onSubmit() {
    const { skuId, sku, counted, change, reason, valueText, isBusy } = this.data;
    if (sku === null || isBusy || change === 0) return;
    this.setData({ isBusy: true });
    this.draw();
    const valueFen = change > 0 ? valueOf(valueText) : null;
    const form = `adjust:${skuId}`;
    const sent = await submit(form, 'stock', 'adjust', { skuId, countedOnHand: counted, shownOnHand: sku.onHand, reason, ...(valueFen === null ? {} : { valueFen }) });
    this.setData({
      isBusy: false, isUnknown: sent.outcome === 'unknown',
      unknownNote: `${formatFigure(sku.onHand)} → ${formatFigure(counted)} ${sku.unit} · ${adjustmentReasons[reason]}`,
    });
    this.draw();
    if (sent.outcome === 'done') {
      await leavePage('stock');
      void wx.showToast({ title: `现有 ${formatFigure(sent.data.onHand)} ${sku.unit}`, icon: 'none' });
    }
    if (sent.outcome !== 'refused') return;
    const { code, message } = sent.error;
    if (code !== 'STALE' && code !== 'IDEMPOTENCY_KEY_REUSED') { toastError(sent.error); return; }
    if (code === 'IDEMPOTENCY_KEY_REUSED') forgetCommandId(form);
    void this.read(message);
  },
  onUnknownLater() {
    this.setData({ isUnknown: false });
  },
});

/** 分 of what was typed; null for nothing and for no amount. */
function valueOf(text: string): number | null {
  const fen = parseYuan(text);
  return fen === null || fen < 0 ? null : fen;
}
