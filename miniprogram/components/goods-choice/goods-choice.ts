import { formatFigure } from '../format-figure';
import type { SkuRow } from '../../../cloudfunctions/goods/contract';
import { call } from '../../services/api';
import { readFirst, readMore, unread, type Cursor } from '../../services/paging';
import { mayAddGoods, scanGoods } from '../../services/scan';
import { scrollerParts } from '../../services/scroller-parts';
import { formatFen } from '../../shared/kernel/money';

interface Picked { sku: SkuRow; quantity: number }

/** One SKU as its row shows it. */
interface Item {
  skuId: string;
  specText: string;
  unit: string;
  /** ¥96.00 · 可用 2 件 */
  figures: string;
  isOut: boolean;
  quantity: number;
}

/** One goods; with several specs it opens, so that a grid of sixty does not flood the list. */
interface Row {
  goodsId: string;
  name: string;
  picture: string;
  specCount: number;
  /** The one SKU; of several, while the row is open. */
  items: Item[];
  /** 12 个规格 · 可用 36 件 */
  figures: string;
  /** Base units picked of all its specs. */
  picked: number;
}

/** Entries of one part of the list: see goods-choice.wxml. */
const PART = 5;
/** Goods that are listed: who looks for another one types a word of it. */
const MOST = 300;

/** Every goods, and every spec of those that are open. */
const entryCount = (rows: readonly Row[]): number => rows.reduce((sum, { specCount, items }) => sum + items.length + (specCount > 1 ? 1 : 0), 0);

type Kind = 'sale' | 'purchase';

function figuresOf({ unit, priceFen, stock: { available, incoming } }: SkuRow, kind: Kind, onForm: number): string {
  return [
    ...(kind === 'sale' ? [priceFen === null ? '还没定价' : `¥${formatFen(priceFen)}`] : []),
    `可用 ${formatFigure(available)} ${unit}`,
    ...(kind === 'purchase' && incoming !== 0 ? [`在途 ${formatFigure(incoming)}`] : []),
    ...(onForm === 0 ? [] : [`单上有 ${formatFigure(onForm)}`]),
  ].join(' · ');
}

/** The SKUs of each goods, in the order they came. */
function byGoods(skus: readonly SkuRow[]): SkuRow[][] {
  const groups = new Map<string, SkuRow[]>();
  for (const sku of skus) groups.set(sku.goodsId, [...(groups.get(sku.goodsId) ?? []), sku]);
  return [...groups.values()];
}

/** A sheet to pick goods for a document, as many as wanted, by search or camera. Tells `done {lines: {sku, quantity}[]}`, or `close`. */
Component({
  behaviors: [scrollerParts],
  options: { virtualHost: true, styleIsolation: 'apply-shared', pureDataPattern: /^_/ },
  properties: {
    visible: { type: Boolean, value: false },
    /** sale: with prices; purchase: with what is on its way */
    kind: { type: String, value: 'sale' },
    /** Base units on the form already, by SKU. */
    onForm: { type: Object, value: {} as Record<string, number> },
  },
  data: { ...unread<Row>(), most: MOST, search: '', label: '', last: '', mayAdd: false, _picked: [] as Picked[], _skus: {} as Record<string, SkuRow[]> },
  observers: {
    visible(isVisible: boolean) {
      if (!isVisible) return;
      this.setData({ ...unread<Row>(), search: '', label: '', last: '', mayAdd: mayAddGoods(), _picked: [], _skus: {} });
      this.read();
    },
    'rows.**'(rows: Row[]) {
      this.watchParts(Math.ceil(entryCount(rows) / PART));
    },
  },
  pageLifetimes: {
    /** Back from making the goods that were missing. */
    show() {
      if (this.data.visible && this.data.head === 'idle' && this.data.rows.length === 0) this.read();
    },
  },
  methods: {
    async ask(after?: Cursor): Promise<{ rows: Row[]; next: Cursor | null }> {
      const { rows, next } = await call('goods', 'pick', { search: this.data.search, ...(after === undefined ? {} : { after }) });
      const groups = byGoods(rows);
      this.setData({ _skus: { ...this.data._skus, ...Object.fromEntries(groups.map((skus) => [skus[0]?.goodsId ?? '', skus])) } });
      return { next, rows: groups.map((skus) => this.rowOf(skus, groups.length === 1 && after === undefined)) };
    },
    /** What was picked of it before shows it open. */
    rowOf(skus: readonly SkuRow[], isOnly: boolean): Row {
      const [first] = skus;
      const picked = skus.reduce((sum, { skuId }) => sum + this.quantityOf(skuId), 0);
      const available = skus.reduce((sum, { stock }) => sum + stock.available, 0);
      return {
        goodsId: first?.goodsId ?? '', name: first?.goodsName ?? '', picture: first?.picture ?? '', specCount: skus.length, picked,
        items: skus.length === 1 || isOnly || picked > 0 ? skus.map((sku) => this.itemOf(sku)) : [],
        figures: `${skus.length} 个规格 · 可用 ${formatFigure(available)} ${first?.unit ?? ''}`,
      };
    },
    itemOf(sku: SkuRow): Item {
      const { kind, onForm } = this.data;
      const { skuId, specText, unit, stock } = sku;
      return { skuId, specText, unit, isOut: stock.available <= 0, quantity: this.quantityOf(skuId), figures: figuresOf(sku, kind as Kind, (onForm as Record<string, number>)[skuId] ?? 0) };
    },
    quantityOf(skuId: string): number {
      return this.data._picked.find(({ sku }) => sku.skuId === skuId)?.quantity ?? 0;
    },
    read() {
      void readFirst(this, '商品', () => this.ask());
    },
    onMore() {
      if (this.data.rows.length < MOST) void readMore(this, '商品', (after) => this.ask(after));
    },
    onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ ...unread<Row>(), search: detail.value });
      this.read();
    },
    onScan() {
      void scanGoods((sku) => {
        const quantity = this.quantityOf(sku.skuId) + 1;
        this.setData({ last: `${[sku.goodsName, sku.specText].filter((part) => part !== '').join(' ')} ×${formatFigure(quantity)}` });
        this.put(sku, quantity);
      });
    },
    onOpenTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const at = Number(currentTarget.dataset['row']);
      const row = this.data.rows[at];
      if (row === undefined) return;
      const skus = this.data._skus[row.goodsId] ?? [];
      this.setData({ [`rows[${at}].items`]: row.items.length > 0 ? [] : skus.map((sku) => this.itemOf(sku)) });
    },
    onAddTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.take(currentTarget.dataset, 1);
    },
    onQuantityChange({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.take(currentTarget.dataset, detail.value);
    },
    take(dataset: Record<string, unknown>, quantity: number) {
      const sku = this.data._skus[String(dataset['goods'])]?.find(({ skuId }) => skuId === dataset['sku']);
      if (sku !== undefined) this.put(sku, quantity);
    },
    /** Takes a quantity of a SKU, and shows it where the SKU is listed. */
    put(sku: SkuRow, quantity: number) {
      const change = quantity - this.quantityOf(sku.skuId);
      const others = this.data._picked.filter((each) => each.sku.skuId !== sku.skuId);
      const picked = quantity === 0 ? others : [...others, { sku, quantity }];
      const pieces = picked.reduce((sum, each) => sum + each.quantity, 0);
      const at = this.data.rows.findIndex(({ goodsId }) => goodsId === sku.goodsId);
      const row = this.data.rows[at];
      const index = row?.items.findIndex(({ skuId }) => skuId === sku.skuId) ?? -1;
      this.setData({
        ...(row === undefined ? {} : { [`rows[${at}].picked`]: row.picked + change }), ...(index < 0 ? {} : { [`rows[${at}].items[${index}].quantity`]: quantity }),
        _picked: picked, label: picked.length === 0 ? '' : `加入 ${picked.length} 款 ${formatFigure(pieces)} 件`,
      });
    },
    onNew() {
      void wx.navigateTo({ url: '/packages/goods/goods-editor/goods-editor' });
    },
    onDone() {
      if (this.data._picked.length > 0) this.triggerEvent('done', { lines: this.data._picked });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
