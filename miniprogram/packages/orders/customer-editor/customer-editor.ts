import type { Action } from '../../../components/types';
import { call } from '../../../services/api';
import { forgetCommandId, randomId } from '../../../services/command-id';
import { loadFailure, toastError } from '../../../services/feedback';
import { leavePage } from '../../../services/leave-page';
import { pasteReceiver } from '../../../services/paste';
import { submit } from '../../../services/submit';
import { MAX_ADDRESS, MAX_NAME, MAX_NOTE } from '../../../shared/kernel/limits';

type Field = 'name' | 'phone' | 'address' | 'note';

/** 新客户: a name is enough. 改客户: read in full, which is written down. */
Page({
  data: {
    customerId: '', version: 0, state: 'idle', failure: { title: '', note: '' }, name: '', phone: '', address: '', note: '',
    limits: { name: MAX_NAME, address: MAX_ADDRESS, note: MAX_NOTE }, actions: [] as Action[], reason: '', isBusy: false, isUnknown: false, focusesName: false,
  },

  onLoad({ id = '', name = '' }: { id?: string; name?: string }) {
    const text = decodeURIComponent(name);
    const isPhone = /^[0-9+ -]{7,20}$/.test(text);
    this.setData({ customerId: decodeURIComponent(id), name: isPhone ? '' : text, phone: isPhone ? text : '', focusesName: id === '' && (text === '' || isPhone) });
    if (id !== '') void this.read();
    this.draw();
  },
  async read() {
    this.setData({ state: 'loading' });
    try {
      const { name, phone, address, note, version } = await call('orders', 'revealCustomer', { customerId: this.data.customerId }, randomId());
      this.setData({ state: 'idle', name, phone, address, note, version });
      this.draw();
    } catch (error) {
      this.setData({ state: 'error', failure: loadFailure(error, '客户') });
    }
  },
  draw() {
    const { name, phone, isBusy } = this.data;
    const reason = /^(|[0-9+ -]{3,20})$/.test(phone.trim()) ? '' : '电话只能有数字';
    this.setData({ reason, actions: [{ key: 'save', label: '保存客户', kind: 'primary', disabled: name.trim() === '' || reason !== '', busy: isBusy }] });
  },
  onInput({ detail, currentTarget }: WechatMiniprogram.Input) {
    const field = String(currentTarget.dataset['field']) as Field;
    this.setData({ [field]: detail.value });
    this.draw();
  },
  /** Fills in what was found; the person looks at it before saving. */
  async onPasteTap() {
    const receiver = await pasteReceiver();
    if (receiver === null) return;
    this.setData({ name: receiver.name || this.data.name, phone: receiver.phone || this.data.phone, address: receiver.address || this.data.address });
    this.draw();
  },
  async onSave(): Promise<void> {
    const { customerId, version, isBusy } = this.data;
    if (isBusy) return;
    this.setData({ isBusy: true });
    this.draw();
    const [name, phone, address, note] = [this.data.name.trim(), this.data.phone.trim(), this.data.address.trim(), this.data.note.trim()];
    const form = customerId === '' ? 'customer-new' : `customer:${customerId}:${version}`;
    const sent = customerId === ''
      ? await submit(form, 'orders', 'saveCustomer', { name, phone, address, note })
      : await submit(form, 'orders', 'editCustomer', { partyId: customerId, version, name, phone, address, note });
    this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown' });
    this.draw();
    if (sent.outcome === 'done') {
      await leavePage('orders');
    } else if (sent.outcome === 'refused' && sent.error.code === 'IDEMPOTENCY_KEY_REUSED') {
      // The one before was saved after all; this is another.
      forgetCommandId(form);
      return this.onSave();
    } else if (sent.outcome === 'refused') {
      toastError(sent.error);
      if (sent.error.code === 'STALE') void this.read();
    }
  },
  onUnknownLater() {
    this.setData({ isUnknown: false });
  },
});
