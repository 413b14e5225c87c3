import type { Customer } from '../../../pages/orders/order-draft';
import { call } from '../../../services/api';
import { forgetCommandId } from '../../../services/command-id';
import { loadFailure, toastError } from '../../../services/feedback';
import { pasteReceiver } from '../../../services/paste';
import { submit } from '../../../services/submit';
import { WALK_IN, WALK_IN_NAME } from '../../../shared/domain/order';
import { maskAddress, maskPhone } from '../../../shared/domain/party';
import { MAX_ADDRESS, MAX_NAME } from '../../../shared/kernel/limits';
import { customerRow, type CustomerRow } from '../customer-row';

const FORM = 'customer-new';
type Field = 'name' | 'phone' | 'address';

/** A sheet to choose who buys: by search, the last ones first, 散客, or a new one made on the spot. Tells `choose {customer}`, or `close`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared', pureDataPattern: /^_/ },
  properties: { visible: { type: Boolean, value: false } },
  data: {
    search: '', rows: [] as CustomerRow[], hasMore: false, state: 'loading', failure: { title: '', note: '' },
    isNew: false, focusesName: false, name: '', phone: '', address: '', limits: { name: MAX_NAME, address: MAX_ADDRESS }, rule: '', isBusy: false, isUnknown: false,
    /** Closed without a choice. */
    _isLeft: false,
  },
  observers: {
    visible(isVisible: boolean) {
      if (!isVisible) return;
      // A new one who was begun is still there: a tap beside the sheet costs nothing.
      if (this.data._isLeft && this.data.isNew && `${this.data.name}${this.data.phone}${this.data.address}` !== '') return;
      this.setData({ search: '', rows: [], hasMore: false, isNew: false });
      void this.read();
    },
  },
  methods: {
    async read() {
      const { search } = this.data;
      this.setData({ state: 'loading' });
      try {
        const { rows, next } = await call('orders', 'customers', { search });
        if (search === this.data.search) this.setData({ rows: rows.map(customerRow), hasMore: next !== null, state: 'idle' });
      } catch (error) {
        if (search === this.data.search) this.setData({ state: 'error', failure: loadFailure(error, '客户') });
      }
    },
    onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ search: detail.value });
      void this.read();
    },
    onChoose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const row = this.data.rows.find(({ partyId }) => partyId === currentTarget.dataset['id']);
      if (row !== undefined) this.choose({ partyId: row.partyId, name: row.name, phoneMask: row.phoneMask, addressMask: row.addressMask, balanceFen: row.balanceFen });
    },
    onWalkIn() {
      this.choose({ partyId: WALK_IN, name: WALK_IN_NAME, phoneMask: '', addressMask: '', balanceFen: null });
    },
    choose(customer: Customer) {
      this.setData({ _isLeft: false });
      this.triggerEvent('choose', { customer });
    },
    onClose() {
      this.setData({ _isLeft: true });
      this.triggerEvent('close');
    },

    /** What was searched in vain is the new one's phone, or their name. */
    onNew() {
      const { search } = this.data;
      const isPhone = /^[0-9+ -]{7,20}$/.test(search);
      const name = isPhone ? '' : search;
      this.setData({ isNew: true, focusesName: name === '', name, phone: isPhone ? search : '', address: '', rule: '' });
    },
    onBack() {
      if (this.data.isBusy) return;
      this.setData({ isNew: false });
      void this.read();
    },
    onInput({ detail, currentTarget }: WechatMiniprogram.Input) {
      const field = String(currentTarget.dataset['field']) as Field;
      this.setData({ [field]: detail.value });
      this.setData({ rule: /^(|[0-9+ -]{3,20})$/.test(this.data.phone.trim()) ? '' : '电话只能有数字' });
    },
    /** Fills in what was found; the person looks at it before saving. */
    async onPasteTap() {
      const receiver = await pasteReceiver();
      if (receiver !== null) this.setData({ name: receiver.name || this.data.name, phone: receiver.phone || this.data.phone, address: receiver.address || this.data.address, rule: '' });
    },
    async onSave(): Promise<void> {
      const { isBusy, rule } = this.data;
      const [name, phone, address] = [this.data.name.trim(), this.data.phone.trim(), this.data.address.trim()];
      if (isBusy || rule !== '' || name === '') return;
      this.setData({ isBusy: true });
      const sent = await submit(FORM, 'orders', 'saveCustomer', { name, phone, address });
      this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown' });
      if (sent.outcome === 'refused' && sent.error.code === 'IDEMPOTENCY_KEY_REUSED') {
        // The one before was saved after all; this is another.
        forgetCommandId(FORM);
        return this.onSave();
      }
      // Whose the phone is stands beside it, to be read at leisure.
      if (sent.outcome === 'refused' && sent.error.code === 'PHONE_TAKEN') this.setData({ rule: sent.error.message });
      else if (sent.outcome === 'refused') toastError(sent.error);
      if (sent.outcome === 'done') this.choose({ partyId: sent.data.partyId, name, phoneMask: maskPhone(phone.replace(/\D/g, '')), addressMask: maskAddress(address), balanceFen: null });
    },
    onUnknownLater() {
      this.setData({ isUnknown: false });
    },
  },
});
