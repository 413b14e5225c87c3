import { formatFigure } from '../format-figure';
import type { SkuRow } from '../../../cloudfunctions/goods/contract';
import { call } from '../../services/api';
import { readFirst, readMore, unread, type Cursor } from '../../services/paging';
import { mayAddGoods, scanGoods } from '../../services/scan';
import { formatFen } from '../../shared/kernel/money';

interface Picked { sku: SkuRow; quantity: number }

interface Item extends Picked {
  skuId: string;
  /** ¥96.00 · 可用 2 件 */
  figures: string;
}

/** One goods; with several specs it opens, so that a grid of sixty does not flood the list. */
interface Row {
  goodsId: string;
  name: string;
  picture: string;
  items: Item[];
  isOpen: boolean;
  /** 12 个规格 · 可用 36 件 */
  figures: string;
  /** Base units picked of all its specs. */
  picked: number;
}

type Kind = 'sale' | 'purchase';

function figuresOf({ unit, priceFen, stock: { available, incoming } }: SkuRow, kind: Kind, onForm: number): string {
  return [
    ...(kind === 'sale' ? [priceFen === null ? '还没定价' : `¥${formatFen(priceFen)}`] : []),
    `可用 ${formatFigure(available)} ${unit}`,
    ...(kind === 'purchase' && incoming !== 0 ? [`在途 ${formatFigure(incoming)}`] : []),
    ...(onForm === 0 ? [] : [`单上有 ${formatFigure(onForm)}`]),
  ].join(' · ');
}

function rowsOf(skus: readonly SkuRow[], itemOf: (sku: SkuRow) => Item): Row[] {
  const rows = new Map<string, Row>();
  for (const sku of skus) {
    const row = rows.get(sku.goodsId) ?? { goodsId: sku.goodsId, name: sku.goodsName, picture: sku.picture, items: [], isOpen: false, figures: '', picked: 0 };
    row.items.push(itemOf(sku));
    rows.set(sku.goodsId, row);
  }
  return [...rows.values()].map((row) => {
    const available = row.items.reduce((sum, { sku }) => sum + sku.stock.available, 0);
    const picked = row.items.reduce((sum, { quantity }) => sum + quantity, 0);
    return { ...row, picked, isOpen: rows.size === 1 || picked > 0, figures: `${row.items.length} 个规格 · 可用 ${formatFigure(available)} ${row.items[0]?.sku.unit ?? ''}` };
  });
}

/** A sheet to pick goods for a document, as many as wanted, by search or camera. Tells `done {lines: {sku, quantity}[]}`, or `close`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    visible: { type: Boolean, value: false },
    /** sale: with prices; purchase: with what is on its way */
    kind: { type: String, value: 'sale' },
    /** Base units on the form already, by SKU. */
    onForm: { type: Object, value: {} as Record<string, number> },
  },
  data: { ...unread<Row>(), search: '', picked: [] as Picked[], label: '', last: '', mayAdd: false },
  observers: {
    visible(isVisible: boolean) {
      if (!isVisible) return;
      this.setData({ ...unread<Row>(), search: '', picked: [], label: '', last: '', mayAdd: mayAddGoods() });
      this.read();
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
      return { next, rows: rowsOf(rows, (sku) => this.itemOf(sku)) };
    },
    itemOf(sku: SkuRow): Item {
      const { kind, onForm } = this.data;
      return { skuId: sku.skuId, sku, quantity: this.quantityOf(sku.skuId), figures: figuresOf(sku, kind as Kind, (onForm as Record<string, number>)[sku.skuId] ?? 0) };
    },
    quantityOf(skuId: string): number {
      return this.data.picked.find(({ sku }) => sku.skuId === skuId)?.quantity ?? 0;
    },
    read() {
      void readFirst(this, '商品', () => this.ask());
    },
    onMore() {
      void readMore(this, '商品', (after) => this.ask(after));
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
      this.setData({ [`rows[${at}].isOpen`]: this.data.rows[at]?.isOpen !== true });
    },
    onAddTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const item = this.itemAt(currentTarget.dataset);
      if (item !== undefined) this.put(item.sku, 1);
    },
    onQuantityChange({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      const item = this.itemAt(currentTarget.dataset);
      if (item !== undefined) this.put(item.sku, detail.value);
    },
    itemAt(dataset: Record<string, unknown>): Item | undefined {
      return this.data.rows[Number(dataset['row'])]?.items[Number(dataset['item'])];
    },
    /** Takes a quantity of a SKU, and shows it wherever the SKU is listed. */
    put(sku: SkuRow, quantity: number) {
      const others = this.data.picked.filter((each) => each.sku.skuId !== sku.skuId);
      const picked = quantity === 0 ? others : [...others, { sku, quantity }];
      const pieces = picked.reduce((sum, each) => sum + each.quantity, 0);
      const shown: Record<string, number> = {};
      this.data.rows.forEach((row, at) => {
        const index = row.items.findIndex(({ skuId }) => skuId === sku.skuId);
        const item = row.items[index];
        if (item === undefined) return;
        shown[`rows[${at}].items[${index}].quantity`] = quantity;
        shown[`rows[${at}].picked`] = row.picked + quantity - item.quantity;
      });
      this.setData({ ...shown, picked, label: picked.length === 0 ? '' : `加入 ${picked.length} 款 ${formatFigure(pieces)} 件` });
    },
    onNew() {
      void wx.navigateTo({ url: '/packages/goods/goods-editor/goods-editor' });
    },
    onDone() {
      if (this.data.picked.length > 0) this.triggerEvent('done', { lines: this.data.picked });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
