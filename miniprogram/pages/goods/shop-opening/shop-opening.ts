import type { Action } from '../../../components/types';
import { chooseSession } from '../../../services/api';
import { submit } from '../../../services/submit';

const FORM = 'shop-opening';

/** Who belongs to no shop yet names one: the whole first run before the first goods. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  data: { name: '', memberName: '', problem: '', isBusy: false, isUnknown: false, dock: [] as Action[] },
  observers: {
    'name, memberName, isBusy'(name: string, memberName: string, isBusy: boolean) {
      const isReady = name.trim() !== '' && memberName.trim() !== '';
      this.setData({ dock: [{ key: 'open', label: '开店', kind: 'primary', disabled: !isReady, busy: isBusy }] });
    },
  },
  lifetimes: {
    attached() {
      this.setData({ name: '' });
    },
  },
  methods: {
    onNameInput({ detail }: WechatMiniprogram.Input) {
      this.setData({ name: detail.value, problem: '' });
    },
    onMemberNameInput({ detail }: WechatMiniprogram.Input) {
      this.setData({ memberName: detail.value, problem: '' });
    },
    async onOpen() {
      const { name, memberName, isBusy } = this.data;
      if (isBusy) return;
      this.setData({ isBusy: true });
      const sent = await submit(FORM, 'shop', 'create', { name: name.trim(), memberName: memberName.trim() });
      this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown', problem: sent.outcome === 'refused' ? sent.error.message : '' });
      if (sent.outcome !== 'done') return;
      chooseSession(sent.data);
      this.triggerEvent('opened');
    },
    onCodeTap() {
      void wx.navigateTo({ url: '/packages/shop/join/join' });
    },
    onUnknownLater() {
      this.setData({ isUnknown: false });
    },
  },
});
