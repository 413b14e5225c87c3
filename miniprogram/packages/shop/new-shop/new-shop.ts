import type { Action } from '../../../components/types';
import { chooseSession } from '../../../services/api';
import { forgetCommandId } from '../../../services/command-id';
import { toastError } from '../../../services/feedback';
import { submit } from '../../../services/submit';
import { MAX_NAME } from '../../../shared/kernel/limits';

const FORM = 'shop-new';

/** 再开一家店: one more shop for somebody who has one; its goods, people and books are its own. */
Page({
  data: { name: '', memberName: '', max: MAX_NAME, actions: [] as Action[], isBusy: false, isUnknown: false },

  onLoad() {
    this.draw();
  },
  draw() {
    const { name, memberName, isBusy } = this.data;
    this.setData({ actions: [{ key: 'open', label: '开店', kind: 'primary', disabled: name.trim() === '' || memberName.trim() === '', busy: isBusy }] });
  },
  onNameInput({ detail }: WechatMiniprogram.Input) {
    this.setData({ name: detail.value });
    this.draw();
  },
  onMemberNameInput({ detail }: WechatMiniprogram.Input) {
    this.setData({ memberName: detail.value });
    this.draw();
  },
  async onOpen() {
    const { name, memberName, isBusy } = this.data;
    if (isBusy) return;
    this.setData({ isBusy: true });
    this.draw();
    const sent = await submit(FORM, 'shop', 'create', { name: name.trim(), memberName: memberName.trim() });
    this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown' });
    this.draw();
    if (sent.outcome === 'refused' && sent.error.code === 'IDEMPOTENCY_KEY_REUSED') {
      // Sent before under another name, and done.
      forgetCommandId(FORM);
      void wx.showToast({ title: '上次那家店已经开成了，在“换一家店”里', icon: 'none', duration: 3000 });
    } else if (sent.outcome === 'refused') {
      toastError(sent.error);
    }
    if (sent.outcome !== 'done') return;
    chooseSession(sent.data);
    await wx.reLaunch({ url: '/pages/goods/goods' });
  },
  onUnknownLater() {
    this.setData({ isUnknown: false });
  },
});
