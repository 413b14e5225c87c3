import { MAX_QUANTITY } from '../../shared/kernel/limits';
import { formatFigure } from '../format-figure';
import type { ReasonPart } from '../types';

/** One goods on a document: name and money, price with its source, quantity, and the reason below. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared', multipleSlots: true },
  properties: {
    name: { type: String, value: '' },
    /** 焦糖 · 45 cm */
    specs: { type: String, value: '' },
    picture: { type: String, value: '' },
    /** What the line costs in all, 分. */
    amountFen: { type: null, value: null },
    /** A caption instead of the amount: 进价 ¥19.80 */
    corner: { type: String, value: '' },
    priceFen: { type: null, value: null },
    /** Where the price comes from: 代理一价, 上次成交价 */
    source: { type: String, value: '' },
    /** Shows the slot `price` instead of price and source. */
    customPrice: { type: Boolean, value: false },
    quantity: { type: Number, value: 0 },
    unit: { type: String, value: '件' },
    min: { type: Number, value: 0 },
    max: { type: Number, value: MAX_QUANTITY },
    step: { type: Number, value: 1 },
    disabled: { type: Boolean, value: false },
    /** A posted document: the quantity is read, not set. */
    readonly: { type: Boolean, value: false },
    /** Base units that are missing; 0 shows nothing. */
    shortage: { type: Number, value: 0 },
    /** ReasonPart[] or a string */
    reason: { type: null, value: null },
    tone: { type: String, value: '' },
  },
  data: { reasonText: '', reasonParts: [] as ReasonPart[], quantityFigure: '0', shortageFigure: '' },
  observers: {
    reason(reason: string | ReasonPart[] | null | undefined) {
      this.setData({ reasonText: typeof reason === 'string' ? reason : '', reasonParts: Array.isArray(reason) ? reason : [] });
    },
    'quantity, shortage'(quantity: number, shortage: number) {
      this.setData({ quantityFigure: formatFigure(quantity), shortageFigure: shortage > 0 ? formatFigure(shortage) : '' });
    },
  },
  methods: {
    onGoodsTap() {
      this.triggerEvent('select');
    },
    onPriceTap() {
      this.triggerEvent('price');
    },
    onStepperChange({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.triggerEvent('change', detail);
    },
    onStepperLimit({ detail }: WechatMiniprogram.CustomEvent<{ limit: 'min' | 'max' }>) {
      this.triggerEvent('limit', detail);
    },
  },
});
