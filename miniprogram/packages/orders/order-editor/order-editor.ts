import { ComponentWithComputed } from 'miniprogram-computed';
import type { Action } from '../../../components/types';
import type { SkuRow } from '../../../../cloudfunctions/goods/contract';
import { ORDER_FORM, type Customer, type OrderDraft } from '../../../pages/orders/order-draft';
import { call, lastSession, type ApiError } from '../../../services/api';
import { forgetCommandId } from '../../../services/command-id';
import { dropDraft, loadDraft, saveDraft } from '../../../services/draft';
import { loadFailure, toastError } from '../../../services/feedback';
import { leavePage } from '../../../services/leave-page';
import { nearParts } from '../../../services/near-parts';
import { pasteReceiver } from '../../../services/paste';
import { scanGoods } from '../../../services/scan';
import { submit } from '../../../services/submit';
import type { Receiver } from '../../../shared/domain/order';
import { MAX_ADDRESS, MAX_NAME, MAX_NOTE } from '../../../shared/kernel/limits';
import { formatFen } from '../../../shared/kernel/money';
import { clockTime } from '../../../shared/kernel/time';
import { whereabouts } from '../customer-row';
import { addPicked, blocker, copiedForm, draftForm, emptyForm, formSum, goneWords, lineView, priceOf, wanted } from './order-form';

type Sheet = '' | 'customer' | 'goods' | 'price' | 'receiver';
type Shortages = Record<string, number>;

const shopId = (): string => lastSession()?.shopId ?? '';

/** 开单: who buys, what, for how much; or a draft that is written again. Kept on the phone at each change until it is placed. */
ComponentWithComputed({
  behaviors: [nearParts],
  data: {
    /** The draft that is written again; '' for a new order. */
    orderId: '', copyOf: '', state: 'idle', failure: { title: '', note: '' }, gone: '',
    form: emptyForm(), savedAt: '', sheet: '' as Sheet, isBusy: false, isUnknown: false, sentAt: '',
    /** What was there of a SKU when the server refused. */
    shortages: {} as Shortages,
    priceIndex: -1, priceText: '', receiver: { name: '', phone: '', address: '' } as Receiver, receiverRule: '',
    limits: { name: MAX_NAME, address: MAX_ADDRESS, note: MAX_NOTE },
  },
  computed: {
    lines: ({ form, shortages }: { form: OrderDraft; shortages: Shortages }) =>
      form.lines.map((line, index) => ({ ...lineView(line, shortages[line.sku.skuId]), key: `${line.sku.skuId} ${form.lines.slice(0, index).filter(({ sku }) => sku.skuId === line.sku.skuId).length}`, sku: line.sku, quantity: line.quantity })),
    sum: ({ form }: { form: OrderDraft }) => formSum(form),
    /** A form that was sent waits for its answer as it was. */
    isLocked: ({ form, isBusy }: { form: OrderDraft; isBusy: boolean }) => isBusy || form.isSent,
    onForm: ({ form }: { form: OrderDraft }) => Object.fromEntries(form.lines.map(({ sku, quantity }) => [sku.skuId, quantity])),
    reason: ({ form, shortages }: { form: OrderDraft; shortages: Shortages }) => {
      const short = Object.keys(shortages).length;
      return blocker(form) || (short > 0 ? `${short} 款不够，改数量或先记成草稿单` : '');
    },
    actions: ({ form, isBusy }: { form: OrderDraft; isBusy: boolean }): Action[] =>
      [{ key: 'place', label: form.isSent ? '查结果' : '下单', kind: 'primary', disabled: blocker(form) !== '', busy: isBusy }],
    mayPlace: ({ form, isBusy }: { form: OrderDraft; isBusy: boolean }) => !form.isSent && !isBusy && blocker(form) === '',
    customerCaption: ({ form: { customer } }: { form: OrderDraft }) => (customer === null ? '' : whereabouts(customer)),
    customerLetter: ({ form: { customer } }: { form: OrderDraft }) => Array.from(customer?.name ?? '')[0] ?? '',
    receiverText: ({ form: { customer, receiver, keptReceiver } }: { form: OrderDraft }) => receiver !== null
      ? [receiver.name, receiver.phone, receiver.address].filter((part) => part !== '').join(' ')
      : keptReceiver || (customer?.addressMask ? '按客户的地址' : ''),
  },
  methods: {
    /** `customer` and `sku` are what the page that opens it knows of them; `edit` is a draft to write again, `copy` an order to write another like. */
    onLoad({ customer = '', sku = '', edit = '', copy = '' }: { customer?: string; sku?: string; edit?: string; copy?: string }) {
      this.setData({ orderId: decodeURIComponent(edit), copyOf: decodeURIComponent(copy) });
      const draft = this.kept();
      if (draft !== null) this.restore(draft);
      if (edit !== '') void this.read();
      if (this.data.form.isSent || edit !== '') return;
      if (copy !== '') {
        void this.readCopy();
        return;
      }
      if (sku !== '') this.add([{ sku: JSON.parse(decodeURIComponent(sku)) as SkuRow, quantity: 1 }]);
      if (customer !== '') void this.begin(JSON.parse(decodeURIComponent(customer)) as Customer);
      else if (this.data.form.customer === null && (sku !== '' || this.data.form.lines.length === 0)) this.setData({ sheet: 'customer' });
    },

    /** Names this form on the phone. */
    formKey(): string {
      return this.data.orderId === '' ? ORDER_FORM : `order-edit:${this.data.orderId}`;
    },
    kept() {
      return loadDraft<OrderDraft>(this.formKey(), shopId());
    },
    restore({ value, savedAt }: { value: OrderDraft; savedAt: number }) {
      this.setData({ form: { ...emptyForm(), ...value }, savedAt: clockTime(savedAt), sentAt: value.isSent ? clockTime(savedAt) : '' });
    },
    /** The draft as the shop keeps it, or as it was being changed on this phone. */
    async read() {
      this.setData({ state: 'loading' });
      try {
        const told = await call('orders', 'prefill', { orderId: this.data.orderId });
        const kept = this.kept();
        this.setData({ state: 'idle', gone: '' });
        // What was sent is asked for again as it was.
        if (kept !== null && (kept.value.isSent || kept.value.version === told.version)) return;
        if (!told.isRewritable) {
          await this.leave('这张单已经不是草稿', '要改的话，取消它，再照它开一张。');
          return;
        }
        this.setData({ form: draftForm(told), savedAt: '', gone: goneWords(told.gone) });
      } catch (error) {
        this.setData({ state: 'error', failure: loadFailure(error, '订单') });
      }
    },
    /** Another order like one that was; what was begun is not thrown away unasked. */
    async readCopy() {
      this.setData({ state: 'loading' });
      try {
        const told = await call('orders', 'prefill', { orderId: this.data.copyOf });
        this.setData({ state: 'idle' });
        if (!await this.mayBeginAnew()) return;
        this.setData({ gone: goneWords(told.gone) });
        this.change(copiedForm(told));
      } catch (error) {
        this.setData({ state: 'error', failure: loadFailure(error, '订单') });
      }
    },
    onRetry() {
      void (this.data.orderId === '' ? this.readCopy() : this.read());
    },
    /** True when nothing is on the form, or the person gives it up. */
    async mayBeginAnew(): Promise<boolean> {
      const { customer, lines } = this.data.form;
      if (lines.length === 0) return true;
      const { confirm } = await wx.showModal({ title: `${customer === null ? '上一张' : `${customer.name}的`}单还没开完`, content: `上面有 ${lines.length} 款商品。`, confirmText: '另开一张', cancelText: '接着那张' });
      if (confirm) this.setData({ form: emptyForm(), shortages: {} });
      return confirm;
    },
    /** An order for this customer; one begun for another is not given to them unasked. */
    async begin(customer: Customer) {
      const { customer: before } = this.data.form;
      if (before === null || before.partyId === customer.partyId || await this.mayBeginAnew()) this.choose(customer);
    },
    /** Changes the form, and keeps it on the phone. */
    change(change: Partial<OrderDraft>) {
      const form = { ...this.data.form, ...change };
      this.setData({ form, savedAt: clockTime(saveDraft(this.formKey(), shopId(), form)) });
    },
    onSheetClose() {
      this.setData({ sheet: '' });
    },
    openSheet(sheet: Sheet) {
      if (!this.data.isLocked) this.setData({ sheet });
    },

    onCustomerTap() {
      this.openSheet('customer');
    },
    onCustomerChoose({ detail }: WechatMiniprogram.CustomEvent<{ customer: Customer }>) {
      this.choose(detail.customer);
    },
    /** Another customer has another address; with nothing on the form yet, the goods come next. */
    choose(customer: Customer) {
      const isOther = customer.partyId !== this.data.form.customer?.partyId;
      this.change({ customer, ...(isOther ? { receiver: null, keptReceiver: '' } : {}) });
      this.setData({ sheet: this.data.form.lines.length === 0 ? 'goods' : '' });
    },

    onPickTap() {
      this.openSheet('goods');
    },
    onPicked({ detail }: WechatMiniprogram.CustomEvent<{ lines: { sku: SkuRow; quantity: number }[] }>) {
      this.setData({ sheet: '' });
      this.add(detail.lines);
    },
    onScanTap() {
      if (!this.data.isLocked) void scanGoods((sku) => { this.add([{ sku, quantity: 1 }]); });
    },
    /** What is picked is read anew: an older refusal of it is answered. */
    add(picked: readonly { sku: SkuRow; quantity: number }[]) {
      this.settle(picked.map(({ sku }) => sku.skuId));
      this.change({ lines: addPicked(this.data.form.lines, picked) });
    },
    settle(skuIds: readonly string[]) {
      this.setData({ shortages: Object.fromEntries(Object.entries(this.data.shortages).filter(([skuId]) => !skuIds.includes(skuId))) });
    },
    onQuantityChange({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      const at = Number(currentTarget.dataset['index']);
      const line = this.data.form.lines[at];
      if (line === undefined) return;
      const { skuId } = line.sku;
      if (detail.value <= (this.data.shortages[skuId] ?? 0)) this.settle([skuId]);
      this.change({ lines: this.data.form.lines.map((each, index) => (index === at ? { ...each, quantity: detail.value } : each)) });
    },
    onRemoveTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const at = Number(currentTarget.dataset['index']);
      const line = this.data.form.lines[at];
      if (line === undefined || this.data.isLocked) return;
      this.settle([line.sku.skuId]);
      this.change({ lines: this.data.form.lines.filter((_, index) => index !== at) });
    },

    onPriceTap({ currentTarget }: WechatMiniprogram.CustomEvent) {
      const priceIndex = Number(currentTarget.dataset['index']);
      const line = this.data.form.lines[priceIndex];
      if (line === undefined || this.data.isLocked) return;
      const priceFen = priceOf(line);
      this.setData({ sheet: 'price', priceIndex, priceText: priceFen === null ? '' : formatFen(priceFen) });
    },
    onPriceInput({ detail }: WechatMiniprogram.Input) {
      this.setData({ priceText: detail.value });
    },
    onPriceSave() {
      this.setPrice(this.data.priceText.trim());
    },
    onPriceReset() {
      this.setPrice('');
    },
    /** '' is the goods' own price again. */
    setPrice(text: string) {
      const { priceIndex, form } = this.data;
      const own = form.lines[priceIndex]?.sku.priceFen ?? null;
      const priceText = text === '' || (own !== null && text === formatFen(own)) ? null : text;
      this.setData({ sheet: '' });
      this.change({ lines: form.lines.map((line, index) => (index === priceIndex ? { ...line, priceText } : line)) });
    },

    onTextInput({ detail, currentTarget }: WechatMiniprogram.Input) {
      const field = String(currentTarget.dataset['field']) as 'discountText' | 'freightText' | 'note';
      this.change({ [field]: detail.value });
    },

    onReceiverTap() {
      if (this.data.isLocked) return;
      const { receiver, customer } = this.data.form;
      this.setData({ sheet: 'receiver', receiver: receiver ?? { name: customer?.addressMask === '' ? customer.name : '', phone: '', address: '' }, receiverRule: '' });
    },
    onReceiverInput({ detail, currentTarget }: WechatMiniprogram.Input) {
      const receiver = { ...this.data.receiver, [String(currentTarget.dataset['field'])]: detail.value };
      this.setData({ receiver, receiverRule: /^(|[0-9+ -]{3,20})$/.test(receiver.phone.trim()) ? '' : '电话只能有数字' });
    },
    /** Fills in what was found; the person looks at it before it counts. */
    async onReceiverPaste() {
      const receiver = await pasteReceiver();
      if (receiver !== null) this.setData({ receiver, receiverRule: '' });
    },
    onReceiverSave() {
      if (this.data.receiverRule !== '') return;
      const [name, phone, address] = [this.data.receiver.name.trim(), this.data.receiver.phone.trim(), this.data.receiver.address.trim()];
      this.setData({ sheet: '' });
      this.change({ receiver: `${name}${phone}${address}` === '' ? null : { name, phone, address }, keptReceiver: '' });
    },
    onReceiverReset() {
      this.setData({ sheet: '' });
      this.change({ receiver: null, keptReceiver: '' });
    },

    onPlace() {
      void this.place(this.data.form.isSent && this.data.form.isDraft);
    },
    onPlaceDraft() {
      if (this.data.mayPlace) void this.place(true);
    },
    async place(isDraft: boolean) {
      const { form, isBusy, sum, orderId } = this.data;
      if (form.customer === null || isBusy || blocker(form) !== '') return;
      this.setData({ isBusy: true });
      const content = {
        customerId: form.customer.partyId, note: form.note.trim(), isDraft, discountFen: sum.discountFen ?? 0, freightFen: sum.freightFen ?? 0,
        ...(form.receiver === null ? {} : { receiver: form.receiver }),
        // The price that was seen is the price, whatever the goods cost by now.
        lines: wanted(form.lines).map((line) => ({ skuId: line.sku.skuId, quantity: line.quantity, priceFen: priceOf(line) ?? 0 })),
      };
      const sent = orderId === '' ? await submit(this.formKey(), 'orders', 'place', content)
        : await submit(this.formKey(), 'orders', 'edit', { ...content, orderId, version: form.version, keepsReceiver: form.keptReceiver !== '' });
      this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown' });
      if (sent.outcome === 'done') {
        dropDraft(this.formKey());
        if (orderId !== '') await leavePage('orders');
        else void wx.redirectTo({ url: `/packages/orders/order-detail/order-detail?id=${encodeURIComponent(sent.data.orderId)}` });
      } else if (sent.outcome === 'unknown') {
        this.change({ isSent: true, isDraft });
        this.setData({ sentAt: this.data.savedAt });
      } else {
        this.change({ isSent: false });
        await this.refuse(sent.error);
      }
    },
    /** What was short turns red on its line; the rest of the form stays. */
    async refuse(error: ApiError) {
      if (error.code === 'INSUFFICIENT_STOCK') {
        const { shortages } = error.details as { shortages: { skuId: string; available: number }[] };
        this.setData({ shortages: Object.fromEntries(shortages.map(({ skuId, available }) => [skuId, available])) });
      } else if (error.code === 'IDEMPOTENCY_KEY_REUSED') {
        if (this.data.orderId === '') await this.leave('上次那单已经下成了', '它在订单里；后来的改动没有提交，需要的话另开一单。');
        else await this.leave('上次提交的已经成了', '它在订单里；后来的改动没有提交，需要的话再改一次。');
      } else if (this.data.orderId !== '' && (error.code === 'STALE' || error.code === 'TRANSITION_NOT_ALLOWED')) {
        await this.leave('这张草稿动过了', `${error.message}。这里的改动没有提交。`);
      } else {
        toastError(error);
      }
    },
    /** What is on the form can no longer be sent. */
    async leave(title: string, content: string) {
      forgetCommandId(this.formKey());
      dropDraft(this.formKey());
      await wx.showModal({ title, content, showCancel: false, confirmText: '知道了' });
      await leavePage('orders');
    },
    onUnknownLater() {
      this.setData({ isUnknown: false });
      void leavePage('orders');
    },
    async onClearTap() {
      if (this.data.isLocked) return;
      const { confirm } = await wx.showModal({ title: '清空这张单', content: '客户和商品都会清掉，不能恢复。', confirmText: '清空', cancelText: '留着' });
      if (!confirm) return;
      dropDraft(ORDER_FORM);
      this.setData({ form: emptyForm(), savedAt: '', shortages: {}, gone: '', sheet: 'customer' });
    },
    /** The draft stays as the shop keeps it. */
    async onGiveUpTap() {
      if (this.data.isLocked) return;
      dropDraft(this.formKey());
      await leavePage('orders');
    },
  },
});
