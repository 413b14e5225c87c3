import { formatFigure } from '../../../components/format-figure';
import type { SkuRow } from '../../../../cloudfunctions/goods/contract';
import { call } from '../../../services/api';
import { readFirst, readMore, unread, type Cursor } from '../../../services/paging';

interface Picked { sku: SkuRow; quantity: number }

interface Row extends Picked {
  skuId: string;
  /** 可用 12 · 在途 36 */
  figures: string;
}

const figuresOf = ({ unit, stock: { available, incoming } }: SkuRow): string =>
  [`可用 ${formatFigure(available)} ${unit}`, ...(incoming === 0 ? [] : [`在途 ${formatFigure(incoming)}`])].join(' · ');

/** A sheet to pick goods to buy, as many as wanted, across searches. Tells `done {lines: {sku, quantity}[]}`, or `close`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { visible: { type: Boolean, value: false } },
  data: { ...unread<Row>(), search: '', picked: [] as Picked[], label: '' },
  observers: {
    visible(isVisible: boolean) {
      if (!isVisible) return;
      this.setData({ ...unread<Row>(), search: '', picked: [], label: '' });
      this.read();
    },
  },
  methods: {
    async ask(after?: Cursor): Promise<{ rows: Row[]; next: Cursor | null }> {
      const { rows, next } = await call('goods', 'pick', { search: this.data.search, ...(after === undefined ? {} : { after }) });
      const quantityOf = (skuId: string): number => this.data.picked.find(({ sku }) => sku.skuId === skuId)?.quantity ?? 0;
      return { next, rows: rows.map((sku) => ({ skuId: sku.skuId, sku, quantity: quantityOf(sku.skuId), figures: figuresOf(sku) })) };
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
    onQuantityChange({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      const index = Number(currentTarget.dataset['index']);
      const row = this.data.rows[index];
      if (row === undefined) return;
      const others = this.data.picked.filter(({ sku }) => sku.skuId !== row.skuId);
      const picked = detail.value === 0 ? others : [...others, { sku: row.sku, quantity: detail.value }];
      const pieces = picked.reduce((sum, { quantity }) => sum + quantity, 0);
      this.setData({ [`rows[${index}].quantity`]: detail.value, picked, label: picked.length === 0 ? '' : `加入 ${picked.length} 款 ${formatFigure(pieces)} 件` });
    },
    onDone() {
      if (this.data.picked.length > 0) this.triggerEvent('done', { lines: this.data.picked });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
