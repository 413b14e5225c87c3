import { ApiError, call } from '../../../../services/api';
import { scanCode } from '../../../../services/scan';
import { MAX_BARCODES, MAX_CODE } from '../../../../shared/kernel/limits';

/** The barcodes of one SKU, scanned or typed. Tells `change {barcodes}`, `next` and `close`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    visible: { type: Boolean, value: false },
    /** 奶白 · 45 cm */
    title: { type: String, value: '条码' },
    barcodes: { type: Array, value: [] as string[] },
    /** Opens the camera at once: there is no code yet. */
    camera: { type: Boolean, value: false },
    /** Codes of the other cells of this form. */
    taken: { type: Array, value: [] as string[] },
    /** This goods: its own codes are no conflict. */
    goodsId: { type: String, value: '' },
    /** The spec that comes after this one; '' at the end. */
    nextName: { type: String, value: '' },
  },
  data: { typed: '', problem: '', isBusy: false, maxCode: MAX_CODE },
  observers: {
    'visible, title'(isVisible: boolean) {
      this.setData({ typed: '', problem: '' });
      if (isVisible && this.data.camera) void this.onScan();
    },
  },
  methods: {
    onInput({ detail }: WechatMiniprogram.Input) {
      this.setData({ typed: detail.value, problem: '' });
    },
    onTyped() {
      void this.add(this.data.typed.trim());
    },
    async onScan() {
      await this.add(await scanCode() ?? '');
    },
    /** Takes a code that belongs to nobody else. */
    async add(code: string) {
      const { barcodes, taken, isBusy } = this.data as unknown as { barcodes: string[]; taken: string[]; isBusy: boolean };
      if (code === '' || isBusy || barcodes.includes(code)) return;
      if (!/^[\x21-\x7e]{1,40}$/.test(code)) { this.setData({ problem: '条码只能是字母、数字和符号' }); return; }
      if (barcodes.length >= MAX_BARCODES) { this.setData({ problem: `条码最多 ${MAX_BARCODES} 个` }); return; }
      if (taken.includes(code)) { this.setData({ problem: `${code} 已在这件商品的别的规格上` }); return; }
      this.setData({ isBusy: true });
      const owner = await this.ownerOf(code);
      this.setData({ isBusy: false, problem: owner === '' ? '' : `${code} 已用在“${owner}”上`, typed: owner === '' ? '' : code });
      if (owner === '') this.triggerEvent('change', { barcodes: [...barcodes, code] });
    },
    /** Whose it is already; '' for nobody, or when there is no network: saving asks again. */
    async ownerOf(code: string): Promise<string> {
      try {
        const { sku } = await call('goods', 'scan', { code });
        return sku === null || sku.goodsId === this.data.goodsId ? '' : `${sku.goodsName} ${sku.specText}`.trim();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        return '';
      }
    },
    onRemove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { barcodes } = this.data as unknown as { barcodes: string[] };
      this.triggerEvent('change', { barcodes: barcodes.filter((code) => code !== currentTarget.dataset['code']) });
    },
    async onNext() {
      await this.add(this.data.typed.trim());
      if (this.data.problem === '') this.triggerEvent('next');
    },
    async onClose() {
      await this.add(this.data.typed.trim());
      if (this.data.problem === '') this.triggerEvent('close');
    },
    onDismiss() {
      this.triggerEvent('close');
    },
  },
});
