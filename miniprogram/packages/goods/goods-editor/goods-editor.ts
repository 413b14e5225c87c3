import type { Action } from '../../../components/types';
import { formatFigure } from '../../../components/format-figure';
import type { GoodsDetail } from '../../../../cloudfunctions/goods/contract';
import { call, lastSession, type ApiError } from '../../../services/api';
import { changed } from '../../../services/changed';
import { forgetCommandId } from '../../../services/command-id';
import { dropDraft, loadDraft, saveDraft } from '../../../services/draft';
import { loadFailure } from '../../../services/feedback';
import { submit } from '../../../services/submit';
import type { Pack } from '../../../shared/domain/goods';
import { STOCKKEEPERS, type Role } from '../../../shared/domain/role';
import { seesCost } from '../../../shared/domain/visibility';
import { MAX_CODE, MAX_NAME, MAX_NOTE } from '../../../shared/kernel/limits';
import { clockTime } from '../../../shared/kernel/time';
import { cellName, emptyForm, formOf, homeless, inputOf, isBusy, problemOf, regrid, type Cell, type Field, type Form, type Rights, type Spec } from './form';
import { changesBetween, merge } from './merge';
import { cellsOf, gridOf, keyboards, segmentsOf, type Segment } from './grid-view';
import type { GridRow } from '../spec-grid/types';

/** The form as it is kept on the phone. */
interface Draft {
  form: Form;
  /** The version it is a change of; 0 for new goods. */
  version: number;
  /** What that version was. */
  base: Form | null;
  /** It was sent, and no answer came. */
  isSent: boolean;
}

/** From here on the counter under the name warns. */
const NEAR_LIMIT = MAX_NAME - 10;
const KEEP_MS = 400;

const rightsOf = (role: Role): Rights => ({ seesCost: seesCost(role), keepsStock: (STOCKKEEPERS as readonly Role[]).includes(role) });
const NO_RIGHTS: Rights = { seesCost: false, keepsStock: false };

/** The form with a scanned code on one of its SKUs, unless it has it. */
const withCode = (form: Form, skuId: string, barcode: string): Form => barcode === '' || form.cells.some(({ barcodes }) => barcodes.includes(barcode)) ? form
  : { ...form, cells: form.cells.map((cell) => (cell.skuId === skuId ? { ...cell, barcodes: [...cell.barcodes, barcode] } : cell)) };

const packWords = (unit: string, packs: readonly Pack[]): string => packs.map(({ name, factor }) => `1 ${name} = ${factor} ${unit}`).join('，');

/** 商品 new and edited: a name is enough, the rest may follow. It is kept on the phone until it is saved. */
Page({
  data: {
    /** Names this form on the phone. */
    key: '', goodsId: '', version: 0, state: 'loading', failure: { title: '', note: '' },
    ...emptyForm(), rights: NO_RIGHTS,
    segments: [] as Segment[], segment: 'retail' as Segment['key'], rows: [] as GridRow[], columns: [] as string[], keyboard: keyboards.retail,
    nameCount: '', isNearLimit: false, unitWords: '', summary: '', lacking: 0, stockText: '', bookWords: '', isFree: false,
    savedAt: '', isRestored: false, isSent: false, isBusy: false, isUnknown: false, latest: null as GoodsDetail | null, theirChanges: '', going: 0, failed: 0, withCamera: false, goesOn: false, problem: '', reason: '', actions: [] as Action[],
    sheet: '' as '' | 'category' | 'unit' | 'specs' | 'barcodes' | 'fill', specRefusal: '',
    at: 0, withScan: false, atName: '', nextName: '', takenCodes: [] as string[], fill: { title: '', count: 0, cells: [] as number[], isHidden: false, canHide: true, canFill: true },
    maxName: MAX_NAME, maxNote: MAX_NOTE, maxCode: MAX_CODE,
  },
  /** The form as the saved goods have it; null for new ones. */
  base: null as Form | null,
  /** A scanned code that one of its SKUs gets. */
  claim: { skuId: '', barcode: '' },
  /** Pages to leave when it is saved. */
  back: 1,
  keepTimer: 0,

  /** `goods` to edit one, with a `code` for its `sku`; for a new one the `code` that was scanned, `camera` to begin with a picture; `next` to offer the next scan; `back` pages to leave when saved. */
  onLoad({ goods = '', sku = '', code = '', camera = '', next = '', back = '1' }: { goods?: string; sku?: string; code?: string; camera?: string; next?: string; back?: string }) {
    const rights = rightsOf(lastSession()?.role ?? 'viewer');
    const [goodsId, barcode] = [decodeURIComponent(goods), decodeURIComponent(code)];
    const key = goodsId !== '' ? `goods:${goodsId}` : barcode === '' ? 'goods-new' : `goods-new:${barcode}`;
    this.setData({ goodsId, key, rights, segments: segmentsOf(rights), withCamera: camera !== '', goesOn: next !== '' });
    this.back = Number(back);
    this.claim = { skuId: decodeURIComponent(sku), barcode };
    if (goodsId !== '') { void this.read(); return; }
    const draft = loadDraft<Draft>(key, lastSession()?.shopId ?? '');
    if (draft !== null) this.restore(draft.value, draft.savedAt);
    else this.put(withCode(emptyForm(), '', barcode));
    this.setData({ state: 'idle' });
  },
  onUnload() {
    clearTimeout(this.keepTimer);
    if (this.keepTimer !== 0) this.keep();
  },
  async read() {
    try {
      const { goodsId, key } = this.data;
      const goods = await call('goods', 'get', { goodsId });
      const draft = loadDraft<Draft>(key, lastSession()?.shopId ?? '');
      this.take(goods);
      if (draft !== null) this.restore(draft.value, draft.savedAt);
      if (draft !== null && draft.value.version !== goods.version) this.meet(goods);
      const { skuId, barcode } = this.claim;
      this.put(withCode(this.form(), skuId, barcode));
      if (barcode !== '' && this.data.specs.length > 0) this.show('barcodes');
      this.setData({ state: 'idle' });
    } catch (error) {
      this.setData({ state: 'error', failure: loadFailure(error, '商品') });
    }
  },
  onRetry() {
    this.setData({ state: 'loading' });
    void this.read();
  },
  take(goods: GoodsDetail) {
    const base = formOf(goods);
    this.base = base;
    this.setData({ version: goods.version });
    this.put(base);
  },
  restore({ form, version, base, isSent }: Draft, savedAt: number) {
    this.setData({ isSent, isRestored: true, savedAt: clockTime(savedAt), version });
    this.base = base;
    this.put(form);
  },

  form(): Form {
    const { name, categoryId, categoryName, pictures, unit, packs, note, specs, cells } = this.data;
    return { name, categoryId, categoryName, pictures, unit, packs, note, specs, cells };
  },
  /** Puts a part of the form, and what follows from it. */
  put({ cells, ...change }: Partial<Form>) {
    this.setData({ ...change, ...(cells === undefined ? {} : changed('cells', this.data.cells, cells)) });
    this.draw();
  },
  /** Puts what a person changed: it is kept on the phone after a pause. */
  change(change: Partial<Form>) {
    this.put(change);
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(() => this.keep(), KEEP_MS);
    if (this.data.problem !== '') this.setData({ problem: '' });
  },
  keep(sent?: boolean) {
    const { key, version, isSent } = this.data;
    this.keepTimer = 0;
    const savedAt = saveDraft<Draft>(key, lastSession()?.shopId ?? '', { form: this.form(), version, base: this.base, isSent: sent ?? isSent });
    this.setData({ isSent: sent ?? isSent, savedAt: clockTime(savedAt) });
  },
  draw() {
    const { specs, cells, segment, goodsId, going, failed, goesOn, isBusy: isSaving } = this.data;
    const form = this.form();
    const sold = cells.filter(({ isHidden }) => !isHidden);
    const priced = sold.filter(({ retail }) => retail.trim() !== '').length;
    const [only] = cells;
    const opened = sold.filter(({ skuId, opening }) => skuId === '' && Number(opening) > 0);
    const piecesOf = (some: readonly Cell[]): number => some.reduce((sum, { opening }) => sum + (Number(opening) || 0), 0);
    const [pieces, free] = [piecesOf(opened), piecesOf(opened.filter(({ purchase }) => purchase.trim() === ''))];
    const reason = problemOf(form) || (going > 0 ? `还有 ${going} 张图片在传` : failed > 0 ? `有 ${failed} 张图片没传上去，点它重传或删掉` : '');
    const isUntouched = form.name.trim() === '';
    this.setData({
      ...this.gridChanges(), keyboard: keyboards[segment],
      nameCount: `${form.name.length}/${MAX_NAME}`, isNearLimit: form.name.length >= NEAR_LIMIT, unitWords: packWords(form.unit, form.packs),
      summary: specs.length === 0 ? '' : `${sold.length} 个规格 · ${priced} 个有价`, lacking: sold.length - priced,
      stockText: only?.stock === null || only === undefined ? '' : `${formatFigure(only.stock.onHand)} ${form.unit}`,
      bookWords: pieces === 0 ? '' : `期初 ${formatFigure(pieces)} ${form.unit}${free === 0 ? '，保存时一起入账' : `，${free === pieces ? '' : `${formatFigure(free)} ${form.unit}`}没填进货价，成本记 0`}`, isFree: free > 0,
      reason: isUntouched && goodsId === '' && going === 0 ? '' : reason,
      actions: [
        ...(goesOn ? [{ key: 'next', label: '存好接着扫', kind: 'tint', disabled: reason !== '' } satisfies Action] : []),
        { key: 'save', label: '保存', kind: 'primary', disabled: reason !== '', busy: isSaving },
      ],
    });
  },

  /** The parts of the grid that look different now. */
  gridChanges(): Record<string, unknown> {
    const { specs, cells, segment, rights, rows: before, columns: columnsBefore } = this.data;
    const { rows, columns } = specs.length === 0 ? { rows: [], columns: [] } : gridOf(specs, cells, segment, rights);
    return { ...(columns.join() === columnsBefore.join() ? {} : { columns }), ...changed('rows', before, rows) };
  },

  onNameInput({ detail }: WechatMiniprogram.Input) {
    this.change({ name: detail.value.replace(/\n/g, '') });
  },
  onNoteInput({ detail }: WechatMiniprogram.Input) {
    this.change({ note: detail.value });
  },
  onPicturesChange({ detail }: WechatMiniprogram.CustomEvent<{ pictures: string[] }>) {
    if (detail.pictures.join() !== this.data.pictures.join()) this.change({ pictures: detail.pictures });
  },
  onPicturesGoing({ detail }: WechatMiniprogram.CustomEvent<{ count: number; failed: number }>) {
    this.setData({ going: detail.count, failed: detail.failed });
    this.draw();
  },

  onSheetOpen({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const sheet = String(currentTarget.dataset['sheet']) as 'category' | 'unit' | 'specs' | 'barcodes';
    if (sheet === 'barcodes') this.openBarcodes(0);
    else this.setData({ sheet, specRefusal: '' });
  },
  onSheetClose() {
    this.setData({ sheet: '' });
  },
  onCategoryChoose({ detail }: WechatMiniprogram.CustomEvent<{ id: string; name: string }>) {
    this.setData({ sheet: '' });
    this.change({ categoryId: detail.id, categoryName: detail.name });
  },
  onUnitDone({ detail }: WechatMiniprogram.CustomEvent<{ unit: string; packs: Pack[] }>) {
    this.setData({ sheet: '' });
    this.change(detail);
  },
  /** Other specs: what is in the house must have a place, and one is told where it went. */
  onSpecsDone({ detail }: WechatMiniprogram.CustomEvent<{ specs: Spec[] }>) {
    const { specs, cells, unit } = this.data;
    const next = regrid(cells, specs, detail.specs);
    const [lost] = homeless(cells, next);
    if (lost !== undefined) {
      const name = cellName(specs, lost) || '原来的库存';
      this.setData({ specRefusal: '' });
      this.setData({ specRefusal: `“${name}”现有 ${lost.stock?.onHand ?? 0} ${unit}，先卖完，或在库存里调整为 0，再去掉` });
      return;
    }
    this.setData({ sheet: '', segment: 'retail' });
    this.change({ specs: detail.specs, cells: next });
    const heir = next.find(isBusy);
    const isFiner = detail.specs.length > specs.length && heir !== undefined;
    if (isFiner) void wx.showToast({ title: `原来的库存记在“${cellName(detail.specs, heir)}”上`, icon: 'none', duration: 4000 });
  },

  onSegmentTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.show(String(currentTarget.dataset['key']) as Segment['key']);
  },
  show(segment: Segment['key']) {
    this.setData({ segment });
    this.draw();
  },
  edit(indexes: readonly number[], change: Partial<Cell>) {
    this.change({ cells: this.data.cells.map((cell, index) => (indexes.includes(index) ? { ...cell, ...change } : cell)) });
  },
  onCellInput({ detail }: WechatMiniprogram.CustomEvent<{ index: number; value: string }>) {
    this.edit([detail.index], { [keyboards[this.data.segment].field]: detail.value });
  },
  onFieldInput({ detail, currentTarget }: WechatMiniprogram.Input) {
    this.edit([0], { [String(currentTarget.dataset['field']) as Field]: detail.value });
  },
  onCellSelect({ detail }: WechatMiniprogram.CustomEvent<{ index: number }>) {
    const cell = this.data.cells[detail.index];
    if (cell === undefined) return;
    if (cell.isHidden) this.edit([detail.index], { isHidden: false });
    else if (this.data.segment === 'barcodes') this.openBarcodes(detail.index);
    else if (cell.skuId !== '') this.openLedger(cell.skuId);
  },
  onCellHold({ detail }: WechatMiniprogram.CustomEvent<{ index: number }>) {
    this.openFill('cell', detail.index);
  },
  onHeadTap({ detail }: WechatMiniprogram.CustomEvent<{ axis: 'row' | 'column'; index: number }>) {
    this.openFill(detail.axis, detail.index);
  },
  onFillAllTap() {
    this.openFill('all', 0);
  },
  onStockTap() {
    this.openLedger(this.data.cells[0]?.skuId ?? '');
  },
  openLedger(skuId: string) {
    void wx.navigateTo({ url: `/packages/stock/sku-ledger/sku-ledger?sku=${encodeURIComponent(skuId)}` });
  },

  openFill(axis: 'row' | 'column' | 'cell' | 'all', index: number) {
    const { cells, columns, rows, specs, segment } = this.data;
    const indexes = axis === 'cell' ? [index] : cellsOf(axis, index, cells.length, columns.length);
    const inside = indexes.flatMap((at) => cells[at] ?? []);
    const target = cells[index];
    const title = axis === 'row' ? `${rows[index]?.head ?? ''} 整行` : axis === 'column' ? `${columns[index] ?? ''} 整列` : axis === 'cell' && target !== undefined ? cellName(specs, target) : '全部规格';
    const canFill = segment === 'retail' || segment === 'purchase' || segment === 'model' || (segment === 'stock' && inside.some(({ skuId }) => skuId === ''));
    const fillable = indexes.filter((at) => { const cell = cells[at]; return cell !== undefined && !cell.isHidden && (segment !== 'stock' || cell.skuId === ''); });
    this.setData({ sheet: 'fill', fill: { title, count: fillable.length, cells: indexes, isHidden: inside.every(({ isHidden }) => isHidden), canHide: axis !== 'all', canFill: canFill && axis !== 'cell' && fillable.length > 0 } });
  },
  onFill({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { fill, cells, segment } = this.data;
    this.setData({ sheet: '' });
    this.edit(fill.cells.filter((at) => cells[at]?.isHidden === false && (segment !== 'stock' || cells[at]?.skuId === '')), { [keyboards[segment].field]: detail.value });
  },
  onFillHide({ detail }: WechatMiniprogram.CustomEvent<{ isHidden: boolean }>) {
    const { fill, cells, specs, unit } = this.data;
    const held = fill.cells.flatMap((at) => cells[at] ?? []).find(isBusy);
    this.setData({ sheet: '' });
    if (detail.isHidden && held !== undefined) {
      this.setData({ problem: `“${cellName(specs, held)}”现有 ${held.stock?.onHand ?? 0} ${unit}，先卖完，或在库存里调整为 0，再设为不卖` });
      return;
    }
    this.edit(fill.cells, { isHidden: detail.isHidden });
  },

  openBarcodes(at: number) {
    const { cells, specs } = this.data;
    const cell = cells[at];
    if (cell === undefined) return;
    const next = cells.findIndex(({ isHidden, barcodes }, index) => index > at && !isHidden && barcodes.length === 0);
    const takenCodes = cells.flatMap((each, index) => [each.code.trim(), ...(index === at ? [] : each.barcodes)]).filter((code) => code !== '');
    this.setData({ sheet: 'barcodes', at, withScan: cell.barcodes.length === 0, atName: cellName(specs, cell) || '条码', takenCodes, nextName: next < 0 ? '' : cellName(specs, cells[next] as Cell) });
  },
  onBarcodesChange({ detail }: WechatMiniprogram.CustomEvent<{ barcodes: string[] }>) {
    this.edit([this.data.at], { barcodes: detail.barcodes });
  },
  onBarcodesNext() {
    const { cells, at } = this.data;
    const next = cells.findIndex(({ isHidden, barcodes }, index) => index > at && !isHidden && barcodes.length === 0);
    if (next >= 0) this.openBarcodes(next);
  },

  onDraftDrop() {
    this.forget();
    this.setData({ savedAt: '', isRestored: false, isSent: false, latest: null, problem: '' });
    if (this.data.goodsId === '') this.put(emptyForm());
    else this.onRetry();
  },
  async onAction({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    await this.save(detail.key === 'next');
  },
  async onCheck() {
    await this.save(false);
  },
  /** @param goesOn the opener scans the next one */
  async save(goesOn: boolean) {
    const { key, goodsId, version, rights, isBusy: isSaving, name } = this.data;
    if (isSaving || this.data.actions.some(({ disabled }) => disabled === true)) return;
    this.setData({ isBusy: true, problem: '' });
    this.draw();
    const sent = await submit(key, 'goods', 'save', inputOf(this.form(), rights, goodsId === '' ? null : { goodsId, version }));
    this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown' });
    this.draw();
    if (sent.outcome === 'unknown') this.keep(true);
    if (sent.outcome === 'refused') await this.refused(sent.error);
    if (sent.outcome !== 'done') return;
    this.forget();
    this.getOpenerEventChannel().emit?.('saved', { goodsId: sent.data.goodsId, name: name.trim(), goesOn });
    await this.leave();
    void wx.showToast({ title: `已存 ${name.trim()}`, icon: 'none' });
  },
  async refused({ code, message }: ApiError) {
    if (code === 'STALE') { await this.readLatest(); return; }
    if (code !== 'IDEMPOTENCY_KEY_REUSED') { this.setData({ problem: message }); return; }
    // It was saved as it was when it was sent, and changed since.
    const { goodsId, key } = this.data;
    forgetCommandId(key);
    if (goodsId !== '') { this.setData({ isSent: false }); await this.readLatest(); return; }
    this.forget();
    await wx.showModal({ title: '上次那件已经存上了', content: '它在商品列表里；后来的改动没有存，打开它再改。', showCancel: false, confirmText: '知道了' });
    await this.leave();
  },
  /** Back to where it was opened; a form that was opened by itself has the list behind it. */
  async leave() {
    if (getCurrentPages().length > this.back) await wx.navigateBack({ delta: this.back });
    else await wx.switchTab({ url: '/pages/goods/goods' });
  },
  forget() {
    clearTimeout(this.keepTimer);
    this.keepTimer = 0;
    dropDraft(this.data.key);
  },
  onUnknownLater() {
    this.setData({ isUnknown: false });
  },

  /** Somebody saved these goods meanwhile: what they changed, and how to go on. */
  meet(latest: GoodsDetail) {
    const { base } = this;
    this.setData({ latest, theirChanges: base === null ? '' : changesBetween(base, formOf(latest)).join('、') });
  },
  async readLatest() {
    try {
      this.meet(await call('goods', 'get', { goodsId: this.data.goodsId }));
    } catch (error) {
      this.setData({ problem: loadFailure(error, '商品').note });
    }
  },
  onConflictMerge() {
    const { latest } = this.data;
    if (latest === null) return;
    const theirs = formOf(latest);
    const merged = this.base === null ? this.form() : merge(this.base, this.form(), theirs);
    this.base = theirs;
    this.setData({ latest: null, version: latest.version, isSent: false });
    this.change(merged);
  },
  onConflictTheirs() {
    this.onDraftDrop();
  },
  onConflictClose() {
    this.setData({ latest: null });
  },
});
