import { call, chooseSession, lastSession } from '../../../services/api';
import { loadFailure } from '../../../services/feedback';
import { roles } from '../../../shared/domain/role';
import type { Session } from '../../../shared/kernel/app-error';

interface Choice {
  shopId: string;
  name: string;
  initial: string;
  role: string;
  isChosen: boolean;
  session: Session;
}

const choiceOf = (session: Session): Choice => ({
  session, shopId: session.shopId, name: session.shopName, initial: session.shopName.slice(0, 1), role: roles[session.role].label,
  isChosen: session.shopId === lastSession()?.shopId,
});

/** A sheet with the shops of this person, and the two ways to one more. Tells `close`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { visible: { type: Boolean, value: false } },
  data: { state: 'loading', failure: { title: '', note: '' }, choices: [] as Choice[] },
  observers: {
    visible(isVisible: boolean) {
      if (isVisible) void this.read();
    },
  },
  methods: {
    async read() {
      if (this.data.choices.length === 0) this.setData({ state: 'loading' });
      try {
        const { shops } = await call('shop', 'mine', {});
        this.setData({ state: 'idle', choices: shops.map(choiceOf) });
      } catch (error) {
        this.setData({ state: 'error', failure: loadFailure(error, '店铺') });
      }
    },
    /** Every page was about the shop before: they all start again. */
    onChoose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const choice = this.data.choices[Number(currentTarget.dataset['index'])];
      if (choice === undefined) return;
      this.triggerEvent('close');
      if (choice.isChosen) return;
      chooseSession(choice.session);
      void wx.reLaunch({ url: '/pages/goods/goods' });
    },
    onNewShop() {
      this.leave('/packages/shop/new-shop/new-shop');
    },
    onCode() {
      this.leave('/packages/shop/join/join');
    },
    leave(url: string) {
      this.triggerEvent('close');
      void wx.navigateTo({ url });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
