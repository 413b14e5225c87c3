import type { OrderResult } from '../../../cloudfunctions/orders/contract';
import { formatFigure } from '../format-figure';
import { toastError } from '../../services/feedback';
import { submit, type Submission } from '../../services/submit';
import type { OrderStage } from '../../shared/domain/order-states';
import { payMethods, type PayMethod } from '../../shared/domain/party';
import { MAX_NOTE } from '../../shared/kernel/limits';
import { formatFen, parseYuan } from '../../shared/kernel/money';

/** The steps that need no page of their own. */
export type SheetStep = 'confirm' | 'pay' | 'receive' | 'cancel' | 'refund';

/** What the sheets say about the order they act on. */
export interface StepOrder {
  orderId: string;
  version: number;
  number: string;
  customerName: string;
  stage: OrderStage;
  totalFen: number;
  paidFen: number;
  owedFen: number;
  pieces: number;
  kinds: number;
}

const METHOD_KEY = 'pay-method';
const CANCEL_REASONS = ['客户不要了', '缺货', '下错单'];
/** Errors after which the order on the page is no longer the order there is. */
const MOVED_ON = ['STALE', 'INSUFFICIENT_STOCK', 'TRANSITION_NOT_ALLOWED', 'IDEMPOTENCY_KEY_REUSED', 'NOT_FOUND'];

const methods = (Object.keys(payMethods) as PayMethod[]).map((key) => ({ key, label: payMethods[key] }));
const yuan = (fen: number): string => `¥${formatFen(fen)}`;
const whats: Record<SheetStep, string> = { confirm: '这次下单', pay: '这笔收款', receive: '这次收货', cancel: '这次取消', refund: '这笔退款' };

/** 收款, 收货, 取消, 退款 as sheets; 下单 at once. Tells `done {step, orderId, stage}`, `moved {message}` when the order is another by now, `busy {isBusy}`, `close`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    /** '' shows nothing. */
    step: { type: String, value: '' },
    order: { type: null, value: null },
  },
  data: {
    /** What the sheet is drawn for; it stays while the sheet sinks. */
    shown: 'pay' as SheetStep, isOpen: false, subject: null as StepOrder | null, isBusy: false, unknown: '' as SheetStep | '', unknownWhat: '', unknownFen: null as number | null,
    methods, method: 'wechat' as PayMethod, amountText: '', amountFen: null as number | null, halfFen: 0, payRule: '', payAfter: '', owed: '',
    reasons: CANCEL_REASONS, reason: '', noteMax: MAX_NOTE, effects: [] as string[], note: '', caption: '', label: '',
  },
  observers: {
    'step, order'(step: SheetStep | '', order: StepOrder | null) {
      if (step === '' || order === null) this.setData({ isOpen: false });
      else if (!this.data.isOpen && this.data.unknown === '') this.open(step, order);
    },
  },
  methods: {
    open(step: SheetStep, order: StepOrder) {
      const { owedFen, paidFen, pieces, kinds, stage } = order;
      const method = wx.getStorageSync<PayMethod | ''>(METHOD_KEY) || 'wechat';
      this.setData({
        subject: order, shown: step, isOpen: step !== 'confirm', method, reason: '', caption: `${order.number} · ${formatFigure(kinds)} 款 ${formatFigure(pieces)} 件`,
        amountText: formatFen(owedFen), halfFen: Math.round(owedFen / 2), owed: formatFen(owedFen),
        effects: [
          stage === 'draft' ? '草稿没占库存，不用放回' : `占用放回 ${formatFigure(pieces)} 件`,
          paidFen > 0 ? `已收 ${yuan(paidFen)} 变成待退款` : '没收过款，不用退',
        ],
        note: owedFen > 0 ? `还欠 ${yuan(owedFen)}，收完款这单就完成` : '这单就完成了',
      });
      // After the page's own update: taking the step tells the page.
      if (step === 'confirm') wx.nextTick(() => { void this.take('confirm'); });
      else this.draw();
    },
    /** What follows from the amount typed. */
    draw() {
      const { shown, subject, amountText } = this.data;
      if (subject === null) return;
      const amountFen = parseYuan(amountText);
      const payRule = amountFen === null ? '金额要像 500.00 这样' : amountFen <= 0 ? '收款要大于 0' : amountFen > subject.owedFen ? `最多收 ${yuan(subject.owedFen)}` : '';
      const isRight = payRule === '' && amountFen !== null;
      this.setData({
        amountFen: isRight ? amountFen : null, payRule,
        payAfter: isRight ? (amountFen === subject.owedFen ? '收完就付清了' : `收完还欠 ${yuan(subject.owedFen - amountFen)}`) : '',
        label: shown === 'refund' ? `退款 ${yuan(subject.paidFen)}` : isRight ? `收款 ${yuan(amountFen)}` : '收款',
      });
    },

    onAmountInput({ detail }: WechatMiniprogram.Input) {
      this.setData({ amountText: detail.value });
      this.draw();
    },
    onAmountTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ amountText: formatFen(Number(currentTarget.dataset['fen'])) });
      this.draw();
    },
    onMethodTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ method: String(currentTarget.dataset['key']) as PayMethod });
    },
    onReasonTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const reason = String(currentTarget.dataset['reason']);
      this.setData({ reason: reason === this.data.reason ? '' : reason });
    },
    onReasonInput({ detail }: WechatMiniprogram.Input) {
      this.setData({ reason: detail.value });
    },
    onClose() {
      if (!this.data.isBusy) this.triggerEvent('close');
    },
    onStepTap() {
      const { shown, payRule } = this.data;
      if (shown !== 'pay' || payRule === '') void this.take(shown);
    },

    async take(step: SheetStep) {
      const { subject, isBusy } = this.data;
      if (subject === null || isBusy) return;
      this.setBusy(true);
      const sent = await this.send(step, subject);
      this.setBusy(false);
      const isUnknown = sent.outcome === 'unknown';
      this.setData({
        unknown: isUnknown ? step : '', unknownWhat: whats[step],
        unknownFen: step === 'pay' ? this.data.amountFen : step === 'refund' ? subject.paidFen : step === 'confirm' ? subject.totalFen : null,
        ...(isUnknown ? { isOpen: false } : {}),
      });
      if (sent.outcome === 'done') {
        if (step === 'pay' || step === 'refund') wx.setStorageSync(METHOD_KEY, this.data.method);
        this.triggerEvent('done', { step, orderId: subject.orderId, stage: sent.data.stage });
      } else if (sent.outcome === 'refused' && MOVED_ON.includes(sent.error.code)) {
        this.triggerEvent('moved', { message: sent.error.code === 'IDEMPOTENCY_KEY_REUSED' ? `${whats[step]}上次已经记上了` : sent.error.message });
      } else if (sent.outcome === 'refused') {
        toastError(sent.error);
        // 下单 has no sheet that stays.
        if (step === 'confirm') this.triggerEvent('close');
      }
    },
    send(step: SheetStep, { orderId, version }: StepOrder): Promise<Submission<OrderResult>> {
      const { method, reason, amountFen } = this.data;
      const form = `${step}:${orderId}:${version}`;
      const which = { orderId, version };
      switch (step) {
        case 'pay': return submit(form, 'orders', 'pay', { ...which, amountFen: amountFen ?? 0, method });
        case 'refund': return submit(form, 'orders', 'refund', { ...which, method });
        case 'cancel': return submit(form, 'orders', 'cancel', { ...which, reason: reason.trim() });
        case 'receive': return submit(form, 'orders', 'receive', which);
        case 'confirm': return submit(form, 'orders', 'confirm', which);
      }
    },
    setBusy(isBusy: boolean) {
      this.setData({ isBusy });
      this.triggerEvent('busy', { isBusy });
    },
    onUnknownCheck() {
      if (this.data.unknown !== '') void this.take(this.data.unknown);
    },
    /** Not known yet: the page reads the order again, which may tell. */
    onUnknownLater() {
      this.setData({ unknown: '' });
      this.triggerEvent('moved', { message: '' });
    },
  },
});
