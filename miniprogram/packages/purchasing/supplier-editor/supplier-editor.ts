import type { Action } from '../../../components/types';
import type { SupplierDetail } from '../../../../cloudfunctions/purchasing/contract';
import { call } from '../../../services/api';
import { forgetCommandId } from '../../../services/command-id';
import { loadFailure, toastError } from '../../../services/feedback';
import { leavePage } from '../../../services/leave-page';
import { submit } from '../../../services/submit';
import { MAX_ADDRESS, MAX_NAME, MAX_NOTE } from '../../../shared/kernel/limits';

type Field = 'name' | 'phone' | 'address' | 'note';
const FIELDS: Field[] = ['name', 'phone', 'address', 'note'];

/** 供应商: a new one needs a name and no more; a known one is corrected, called, or bought from. Tells its opener `saved {partyId, name}`. */
Page({
  data: {
    partyId: '', state: 'idle', failure: { title: '', note: '' }, known: null as SupplierDetail | null, debtFen: null as number | null,
    name: '', phone: '', address: '', note: '', limits: { name: MAX_NAME, address: MAX_ADDRESS, note: MAX_NOTE },
    actions: [] as Action[], reason: '', isBusy: false, isUnknown: false,
  },

  onLoad({ id = '', name = '' }: { id?: string; name?: string }) {
    this.setData({ partyId: decodeURIComponent(id), name: decodeURIComponent(name) });
    if (id === '') this.draw();
    else void this.read();
  },
  async read() {
    this.setData({ state: 'loading' });
    try {
      const known = await call('purchasing', 'supplier', { partyId: this.data.partyId });
      const { name, phone, address, note, supplierDebtFen } = known;
      this.setData({ state: 'idle', known, name, phone, address, note, debtFen: supplierDebtFen });
      this.draw();
    } catch (error) {
      this.setData({ state: 'error', failure: loadFailure(error, '供应商') });
    }
  },
  draw() {
    const { known, name, phone, isBusy } = this.data;
    const wrong = /^(|[0-9+ -]{3,20})$/.test(phone.trim()) ? '' : '电话只能有数字';
    const isChanged = known === null || FIELDS.some((field) => this.data[field] !== known[field]);
    const save: Action = { key: 'save', label: known === null ? '保存供应商' : '保存修改', kind: 'primary', disabled: name.trim() === '' || wrong !== '', busy: isBusy };
    const calls: Action[] = phone === '' ? [] : [{ key: 'call', label: '打电话', icon: 'call' }];
    this.setData({ reason: wrong, actions: isChanged ? [save] : [...calls, { key: 'order', label: '下采购单', kind: 'primary', icon: 'add' }] });
  },
  onInput({ detail, currentTarget }: WechatMiniprogram.Input) {
    const field = String(currentTarget.dataset['field']) as Field;
    this.setData({ [field]: detail.value });
    this.draw();
  },
  onAction({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { partyId, name, phone } = this.data;
    if (detail.key === 'save') void this.onSave();
    // Closing the question is no failure.
    else if (detail.key === 'call') wx.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
    else void wx.navigateTo({ url: `/packages/purchasing/purchase-editor/purchase-editor?supplier=${encodeURIComponent(partyId)}&name=${encodeURIComponent(name)}` });
  },
  form(): string {
    return this.data.partyId === '' ? 'supplier-new' : `supplier:${this.data.partyId}`;
  },
  async onSave() {
    const { known, address, note, isBusy } = this.data;
    if (isBusy) return;
    const [name, phone] = [this.data.name.trim(), this.data.phone.trim()];
    this.setData({ isBusy: true });
    this.draw();
    const person = { name, phone, address, note };
    const sent = known === null
      ? await submit(this.form(), 'purchasing', 'saveSupplier', person)
      : await submit(this.form(), 'purchasing', 'editSupplier', { ...person, partyId: known.partyId, version: known.version });
    this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown' });
    this.draw();
    if (sent.outcome === 'refused') await this.refuse(sent.error.code, sent.error);
    if (sent.outcome !== 'done') return;
    this.getOpenerEventChannel().emit?.('saved', { partyId: sent.data.partyId, name });
    await leavePage('purchasing');
  },
  async refuse(code: string, error: unknown) {
    toastError(error);
    if (code === 'IDEMPOTENCY_KEY_REUSED') forgetCommandId(this.form());
    if (this.data.known !== null && (code === 'STALE' || code === 'IDEMPOTENCY_KEY_REUSED')) await this.read();
  },
  onUnknownLater() {
    this.setData({ isUnknown: false });
  },
});
