import type { Action } from '../../../components/types';
import { formatFigure } from '../../../components/format-figure';
import type { SkuRow } from '../../../../cloudfunctions/goods/contract';
import type { SupplierRow } from '../../../../cloudfunctions/purchasing/contract';
import { call, lastSession } from '../../../services/api';
import { forgetCommandId } from '../../../services/command-id';
import { dropDraft, loadDraft, saveDraft } from '../../../services/draft';
import { loadFailure, toastError } from '../../../services/feedback';
import { submit } from '../../../services/submit';
import { packText } from '../../../shared/domain/goods';
import { MAX_LINES, MAX_NOTE } from '../../../shared/kernel/limits';
import { formatFen, parseYuan } from '../../../shared/kernel/money';
import { clockTime, shopDate, spokenDate } from '../../../shared/kernel/time';

const FORM = 'purchase-new';

interface Supplier { partyId: string; name: string }

interface Line {
  skuId: string;
  sku: SkuRow;
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
}

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
  return lineOf({ sku, quantity, priceText: purchasePriceFen === null ? '' : formatFen(purchasePriceFen) });
};

/** 新采购单: from whom, what, for how much. It is kept on the phone until it is placed. */
Page({
  data: {
    supplier: null as Supplier | null, lines: [] as Line[], expectedOn: '', expectedText: '', today: '', note: '', noteMax: MAX_NOTE,
    savedAt: '', isSent: false, isPicking: false, isBusy: false, isUnknown: false,
    kinds: 0, totalFen: 0, summary: '', reason: '', actions: [] as Action[],
    isChoosing: false, search: '', suppliers: [] as SupplierRow[], suppliersState: 'idle', failure: { title: '', note: '' },
  },

  onLoad({ supplier = '', name = '' }: { supplier?: string; name?: string }) {
    const today = shopDate(Date.now());
    const draft = loadDraft<Draft>(FORM, lastSession()?.shopId ?? '');
    this.setData({ today });
    if (draft !== null) {
      const { expectedOn, note, isSent } = draft.value;
      this.setData({ expectedOn, note, isSent, supplier: draft.value.supplier, savedAt: clockTime(draft.savedAt) });
    }
    if (supplier !== '') this.setData({ supplier: { partyId: decodeURIComponent(supplier), name: decodeURIComponent(name) } });
    this.put(draft?.value.lines.map(lineOf) ?? []);
  },

  /** Puts the lines, and what follows from them. */
  put(lines: Line[]) {
    const ordered = lines.filter(({ quantity }) => quantity > 0);
    const pieces = ordered.reduce((sum, { quantity }) => sum + quantity, 0);
    this.setData({
      lines, kinds: ordered.length, totalFen: ordered.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0),
      summary: `${formatFigure(ordered.length)} 款 ${formatFigure(pieces)} 件`,
    });
    this.draw();
  },
  draw() {
    const { supplier, lines, kinds, expectedOn, today, isBusy } = this.data;
    const lacking = lines.filter(({ tone }) => tone === 'amber').length;
    const reason = supplier === null ? '先选供应商' : kinds === 0 ? '先选商品' : lacking > 0 ? `还有 ${lacking} 款没有进价` : kinds > MAX_LINES ? `一单最多 ${MAX_LINES} 款` : '';
    this.setData({
      reason, expectedText: expectedOn === '' ? '' : spokenDate(expectedOn, today),
      actions: [{ key: 'order', label: '下采购单', kind: 'primary', disabled: reason !== '', busy: isBusy }],
    });
  },
  /** Keeps the form on the phone as it is now. */
  keep(sent?: boolean) {
    const { supplier, lines, expectedOn, note } = this.data;
    const isSent = sent ?? this.data.isSent;
    const kept = lines.map(({ sku, quantity, priceText }) => ({ sku, quantity, priceText }));
    const savedAt = saveDraft<Draft>(FORM, lastSession()?.shopId ?? '', { supplier, lines: kept, expectedOn, note, isSent });
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
  async onScanTap() {
    try {
      const { result } = await wx.scanCode({ scanType: ['barCode', 'qrCode'] });
      const { sku } = await call('goods', 'scan', { code: result });
      if (sku === null) void wx.showToast({ title: `没有编码是 ${result} 的商品`, icon: 'none', duration: 3000 });
      else this.add([{ sku, quantity: 1 }]);
    } catch (error) {
      // Closing the camera is no failure.
      if (error instanceof Error) toastError(error);
    }
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
    this.setData({ isChoosing: true, search: '' });
    void this.readSuppliers();
  },
  onSupplierClose() {
    this.setData({ isChoosing: false });
  },
  onSupplierSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ search: detail.value });
    void this.readSuppliers();
  },
  async readSuppliers() {
    const { search } = this.data;
    this.setData({ suppliersState: 'loading', suppliers: [] });
    try {
      const { rows } = await call('purchasing', 'suppliers', { search });
      if (search === this.data.search) this.setData({ suppliers: rows, suppliersState: 'idle' });
    } catch (error) {
      if (search === this.data.search) this.setData({ suppliersState: 'error', failure: loadFailure(error, '供应商') });
    }
  },
  onSupplierChoose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, name } = currentTarget.dataset as { id: string; name: string };
    this.choose({ partyId: id, name });
  },
  choose(supplier: Supplier) {
    this.setData({ supplier, isChoosing: false });
    this.draw();
    this.keep();
  },
  onSupplierNew() {
    void wx.navigateTo({
      url: `/packages/purchasing/supplier-editor/supplier-editor?name=${encodeURIComponent(this.data.search)}`,
      events: { saved: (supplier: Supplier) => { this.choose(supplier); } },
    });
  },

  async onSubmit() {
    const { supplier, lines, expectedOn, note, isBusy, reason } = this.data;
    if (supplier === null || isBusy || reason !== '') return;
    this.setData({ isBusy: true });
    this.draw();
    const sent = await submit(FORM, 'purchasing', 'save', {
      supplierId: supplier.partyId, expectedOn, note,
      lines: lines.filter(({ quantity }) => quantity > 0).map(({ sku, quantity, costPriceFen }) => ({ skuId: sku.skuId, quantity, ...(costPriceFen === null ? {} : { costPriceFen }) })),
    });
    this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown' });
    this.draw();
    if (sent.outcome === 'done') {
      dropDraft(FORM);
      void wx.redirectTo({ url: `/packages/purchasing/purchase-detail/purchase-detail?id=${encodeURIComponent(sent.data.purchaseOrderId)}` });
    } else if (sent.outcome === 'unknown') {
      this.keep(true);
    } else if (sent.error.code === 'IDEMPOTENCY_KEY_REUSED') {
      await this.leaveSent();
    } else {
      toastError(sent.error);
    }
  },
  /** The form was placed as it was then, and changed since. */
  async leaveSent() {
    forgetCommandId(FORM);
    dropDraft(FORM);
    await wx.showModal({ title: '上次那单已经下成了', content: '它在采购单里；后来的改动没有提交，需要的话另开一单。', showCancel: false, confirmText: '知道了' });
    await wx.navigateBack();
  },
  onUnknownLater() {
    this.setData({ isUnknown: false });
  },
});
