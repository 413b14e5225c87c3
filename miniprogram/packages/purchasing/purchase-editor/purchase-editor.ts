import type { Action } from '../../../components/types';
import { formatFigure } from '../../../components/format-figure';
import type { SkuRow } from '../../../../cloudfunctions/goods/contract';
import type { PurchaseDetail } from '../../../../cloudfunctions/purchasing/contract';
import { call, lastSession } from '../../../services/api';
import { forgetCommandId } from '../../../services/command-id';
import { dropDraft, loadDraft, saveDraft } from '../../../services/draft';
import { loadFailure, toastError } from '../../../services/feedback';
import { leavePage } from '../../../services/leave-page';
import { nearParts } from '../../../services/near-parts';
import { scanGoods } from '../../../services/scan';
import { submit } from '../../../services/submit';
import { packText } from '../../../shared/domain/goods';
import { MAX_LINES, MAX_NOTE } from '../../../shared/kernel/limits';
import { formatFen, parseYuan } from '../../../shared/kernel/money';
import { clockTime, shopDate, spokenDate } from '../../../shared/kernel/time';

interface Supplier { partyId: string; name: string }

/** What a line shows of its goods. */
type Goods = Pick<SkuRow, 'skuId' | 'goodsName' | 'specText' | 'picture' | 'unit' | 'packs'>;

interface Line {
  skuId: string;
  sku: Goods;
  quantity: number;
  /** As typed, 元. */
  priceText: string;
  costPriceFen: number | null;
  amountFen: number | null;
  reason: string;
  tone: '' | 'amber';
}

/** The form as it is kept on the phone. `isSent`: it was sent, and no answer came. */
interface Draft {
  supplier: Supplier | null;
  lines: Pick<Line, 'sku' | 'quantity' | 'priceText'>[];
  expectedOn: string;
  note: string;
  isSent: boolean;
  /** Of the draft that is written again; 0 for a new purchase order. */
  version: number;
}

/** What the form does with what is on it. */
type Step = 'order' | 'draft';

/** As a field shows it: no comma between thousands. */
const priceOf = (fen: number): string => formatFen(fen).replace(/,/g, '');

function lineOf({ sku, quantity, priceText }: Draft['lines'][number]): Line {
  const typed = parseYuan(priceText);
  const costPriceFen = typed === null || typed < 0 ? null : typed;
  const lacksPrice = quantity > 0 && costPriceFen === null;
  const packs = sku.packs.length > 0 && quantity > 0 ? `合 ${packText(quantity, sku.unit, sku.packs)}` : '';
  return {
    skuId: sku.skuId, sku, quantity, priceText, costPriceFen, amountFen: costPriceFen === null ? null : costPriceFen * quantity,
    reason: quantity === 0 ? '数量是 0，这一行不下单' : lacksPrice ? (priceText === '' ? '还没有进价' : '进价要像 19.80 这样') : packs, tone: lacksPrice ? 'amber' : '',
  };
}

const newLine = (sku: SkuRow, quantity: number): Line => {
  const { purchasePriceFen = null } = sku as Partial<SkuRow>;
  return lineOf({ sku, quantity, priceText: purchasePriceFen === null ? '' : priceOf(purchasePriceFen) });
};

/** The form of a draft as the shop keeps it. */
const formOf = ({ supplierId, supplierName, lines, expectedOn, note, version }: PurchaseDetail): Draft => ({
  supplier: { partyId: supplierId, name: supplierName }, expectedOn, note, version, isSent: false,
  lines: lines.map(({ skuId, goodsName, specText, picture, unit, quantity, costPriceFen }) => ({ sku: { skuId, goodsName, specText, picture, unit, packs: [] }, quantity, priceText: priceOf(costPriceFen) })),
});

/** A purchase order, new or a draft: from whom, what, for how much. It is kept on the phone until it is sent. */
Page({
  behaviors: [nearParts],
  data: {
    purchaseOrderId: '', version: 0, title: '新采购单', state: 'idle', onForm: {} as Record<string, number>,
    supplier: null as Supplier | null, lines: [] as Line[], expectedOn: '', expectedText: '', today: '', note: '', noteMax: MAX_NOTE,
    savedAt: '', isSent: false, isPicking: false, busy: '' as Step | '', last: 'order' as Step, isUnknown: false,
    kinds: 0, totalFen: 0, summary: '', reason: '', actions: [] as Action[],
    isChoosing: false, failure: { title: '', note: '' },
  },

  onLoad({ supplier = '', name = '', id = '' }: { supplier?: string; name?: string; id?: string }) {
    this.setData({ today: shopDate(Date.now()), purchaseOrderId: decodeURIComponent(id) });
    if (id !== '') {
      this.setData({ title: '改采购单草稿' });
      void this.read();
      return;
    }
    this.take(this.kept());
    if (supplier !== '') this.setData({ supplier: { partyId: decodeURIComponent(supplier), name: decodeURIComponent(name) } });
    this.draw();
  },
  /** The draft as the shop keeps it, or as it was being changed on this phone. */
  async read() {
    this.setData({ state: 'loading' });
    try {
      const order = await call('purchasing', 'get', { purchaseOrderId: this.data.purchaseOrderId });
      const kept = this.kept();
      const isCurrent = kept?.version === order.version;
      this.setData({ state: 'idle', version: order.version, ...(isCurrent ? {} : { savedAt: '' }) });
      this.take(isCurrent ? kept : formOf(order));
    } catch (error) {
      this.setData({ state: 'error', failure: loadFailure(error, '采购单') });
    }
  },
  form(): string {
    return this.data.purchaseOrderId === '' ? 'purchase-new' : `purchase-edit:${this.data.purchaseOrderId}`;
  },
  kept(): Draft | null {
    const draft = loadDraft<Draft>(this.form(), lastSession()?.shopId ?? '');
    if (draft !== null) this.setData({ savedAt: clockTime(draft.savedAt) });
    return draft?.value ?? null;
  },
  take(draft: Draft | null) {
    if (draft !== null) this.setData({ supplier: draft.supplier, expectedOn: draft.expectedOn, note: draft.note, isSent: draft.isSent });
    this.put(draft?.lines.map(lineOf) ?? []);
  },

  /** Puts the lines, and what follows from them. */
  put(lines: Line[]) {
    const ordered = lines.filter(({ quantity }) => quantity > 0);
    const pieces = ordered.reduce((sum, { quantity }) => sum + quantity, 0);
    this.setData({
      lines, kinds: ordered.length, totalFen: ordered.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0),
      summary: `${formatFigure(ordered.length)} 款 ${formatFigure(pieces)} 件`, onForm: Object.fromEntries(lines.map(({ skuId, quantity }) => [skuId, quantity])),
    });
    this.draw();
  },
  draw() {
    const { supplier, lines, kinds, expectedOn, today, busy } = this.data;
    const lacking = lines.filter(({ tone }) => tone === 'amber').length;
    const reason = supplier === null ? '先选供应商' : kinds === 0 ? '先选商品' : lacking > 0 ? `还有 ${lacking} 款没有进价` : kinds > MAX_LINES ? `一单最多 ${MAX_LINES} 款` : '';
    this.setData({
      reason, expectedText: expectedOn === '' ? '' : spokenDate(expectedOn, today),
      actions: [{ key: 'order', label: '下采购单', kind: 'primary', disabled: reason !== '', busy: busy === 'order' }],
    });
  },
  /** Keeps the form on the phone as it is now. */
  keep(sent?: boolean) {
    const { supplier, lines, expectedOn, note, version } = this.data;
    const isSent = sent ?? this.data.isSent;
    const kept = lines.map(({ sku, quantity, priceText }) => ({ sku, quantity, priceText }));
    const savedAt = saveDraft<Draft>(this.form(), lastSession()?.shopId ?? '', { supplier, lines: kept, expectedOn, note, isSent, version });
    this.setData({ isSent, savedAt: clockTime(savedAt) });
  },

  onPickTap() {
    this.setData({ isPicking: true });
  },
  onPickClose() {
    this.setData({ isPicking: false });
  },
  onPicked({ detail }: WechatMiniprogram.CustomEvent<{ lines: { sku: SkuRow; quantity: number }[] }>) {
    this.setData({ isPicking: false });
    this.add(detail.lines);
  },
  onScanTap() {
    void scanGoods((sku) => { this.add([{ sku, quantity: 1 }]); });
  },
  /** More of what is on the form already, and new lines below. */
  add(picked: readonly { sku: SkuRow; quantity: number }[]) {
    const lines = [...this.data.lines];
    for (const { sku, quantity } of picked) {
      const index = lines.findIndex((line) => line.sku.skuId === sku.skuId);
      const known = lines[index];
      if (known === undefined) lines.push(newLine(sku, quantity));
      else lines[index] = lineOf({ ...known, quantity: known.quantity + quantity });
    }
    this.put(lines);
    this.keep();
  },
  edit(index: number, change: Partial<Draft['lines'][number]>) {
    this.put(this.data.lines.map((line, at) => (at === index ? lineOf({ ...line, ...change }) : line)));
    this.keep();
  },
  onQuantityChange({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.edit(Number(currentTarget.dataset['index']), { quantity: detail.value });
  },
  onPriceInput({ detail, currentTarget }: WechatMiniprogram.Input) {
    this.edit(Number(currentTarget.dataset['index']), { priceText: detail.value });
  },
  onExpectedChange({ detail }: WechatMiniprogram.PickerChange) {
    this.setData({ expectedOn: String(detail.value) });
    this.draw();
    this.keep();
  },
  onExpectedClear() {
    this.setData({ expectedOn: '' });
    this.draw();
    this.keep();
  },
  onNoteInput({ detail }: WechatMiniprogram.Input) {
    this.setData({ note: detail.value });
    this.keep();
  },

  onSupplierTap() {
    this.setData({ isChoosing: true });
  },
  onSupplierClose() {
    this.setData({ isChoosing: false });
  },
  onSupplierChoose({ detail }: WechatMiniprogram.CustomEvent<Supplier>) {
    this.setData({ supplier: detail, isChoosing: false });
    this.draw();
    this.keep();
  },

  onPlace() {
    void this.send('order');
  },
  onDraft() {
    void this.send('draft');
  },
  onUnknownCheck() {
    void this.send(this.data.last);
  },
  async send(step: Step) {
    const { purchaseOrderId, version, supplier, lines, expectedOn, note, busy, reason } = this.data;
    if (supplier === null || busy !== '' || reason !== '') return;
    this.setData({ busy: step, last: step });
    this.draw();
    const content = {
      supplierId: supplier.partyId, expectedOn, note, isDraft: step === 'draft',
      lines: lines.filter(({ quantity }) => quantity > 0).map(({ skuId, quantity, costPriceFen }) => ({ skuId, quantity, ...(costPriceFen === null ? {} : { costPriceFen }) })),
    };
    const sent = purchaseOrderId === ''
      ? await submit(this.form(), 'purchasing', 'save', content)
      : await submit(this.form(), 'purchasing', 'edit', { ...content, purchaseOrderId, version });
    this.setData({ busy: '', isUnknown: sent.outcome === 'unknown' });
    this.draw();
    if (sent.outcome === 'done') {
      dropDraft(this.form());
      if (purchaseOrderId !== '') await leavePage('purchasing');
      else await wx.redirectTo({ url: `/packages/purchasing/purchase-detail/purchase-detail?id=${encodeURIComponent(sent.data.purchaseOrderId)}` });
    } else if (sent.outcome === 'unknown') {
      this.keep(true);
    } else if (sent.error.code === 'IDEMPOTENCY_KEY_REUSED') {
      await this.leave('上次提交的已经成了', '它在采购单里；后来的改动没有提交，需要的话再改一次。');
    } else if (purchaseOrderId !== '' && (sent.error.code === 'STALE' || sent.error.code === 'TRANSITION_NOT_ALLOWED')) {
      await this.leave('这张草稿动过了', `${sent.error.message}。这里的改动没有提交。`);
    } else {
      toastError(sent.error);
    }
  },
  /** What is on the form can no longer be sent. */
  async leave(title: string, content: string) {
    forgetCommandId(this.form());
    dropDraft(this.form());
    await wx.showModal({ title, content, showCancel: false, confirmText: '知道了' });
    await leavePage('purchasing');
  },
  onUnknownLater() {
    this.setData({ isUnknown: false });
  },
});
