import type { Action } from '../../../components/types';
import { toastError } from '../../../services/feedback';
import { submit } from '../../../services/submit';
import { MAX_ADDRESS, MAX_NAME, MAX_NOTE } from '../../../shared/kernel/limits';

const FORM = 'supplier-new';
type Field = 'name' | 'phone' | 'address' | 'note';

/** 新供应商: a name is enough. Tells its opener `saved {partyId, name}`. */
Page({
  data: { name: '', phone: '', address: '', note: '', limits: { name: MAX_NAME, address: MAX_ADDRESS, note: MAX_NOTE }, actions: [] as Action[], reason: '', isBusy: false, isUnknown: false },

  onLoad({ name = '' }: { name?: string }) {
    this.setData({ name: decodeURIComponent(name) });
    this.draw();
  },
  draw() {
    const { name, phone, isBusy } = this.data;
    const wrong = /^(|[0-9+ -]{3,20})$/.test(phone) ? '' : '电话只能有数字';
    this.setData({ reason: wrong, actions: [{ key: 'save', label: '保存供应商', kind: 'primary', disabled: name.trim() === '' || wrong !== '', busy: isBusy }] });
  },
  onInput({ detail, currentTarget }: WechatMiniprogram.Input) {
    const field = String(currentTarget.dataset['field']) as Field;
    this.setData({ [field]: detail.value });
    this.draw();
  },
  async onSave() {
    const { name, phone, address, note, isBusy } = this.data;
    if (isBusy) return;
    this.setData({ isBusy: true });
    this.draw();
    const sent = await submit(FORM, 'purchasing', 'saveSupplier', { name: name.trim(), phone: phone.trim(), address, note });
    this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown' });
    this.draw();
    if (sent.outcome === 'refused') toastError(sent.error);
    if (sent.outcome !== 'done') return;
    this.getOpenerEventChannel().emit?.('saved', { partyId: sent.data.partyId, name: name.trim() });
    await wx.navigateBack();
  },
  onUnknownLater() {
    this.setData({ isUnknown: false });
  },
});
