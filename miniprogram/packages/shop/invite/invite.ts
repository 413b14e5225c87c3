import type { Action } from '../../../components/types';
import type { InviteView } from '../../../../cloudfunctions/shop/contract';
import type { Input } from '../../../../typings/contracts';
import { call } from '../../../services/api';
import { loadFailure, toastError } from '../../../services/feedback';
import { submit } from '../../../services/submit';
import { roles } from '../../../shared/domain/role';
import { expiryText } from '../expiry';

type GivenRole = Input<'shop', 'invite'>['role'];

/** 邀请成员: a role is chosen, and the invitation goes out as a card in WeChat or as a code to copy. */
Page({
  data: {
    state: 'idle', failure: { title: '', note: '' }, token: '', role: 'sales' as GivenRole, isBusy: false, actions: [] as Action[],
    invite: null as InviteView | null, roleLabel: '', roleNote: '', expiry: '',
  },

  onLoad({ token = '' }: { token?: string }) {
    this.setData({ token });
    this.draw();
    if (token !== '') void this.read();
  },
  /** An invitation made before, to be sent again. */
  async read() {
    this.setData({ state: 'loading' });
    try {
      this.show(await call('shop', 'invitation', { token: this.data.token }));
    } catch (error) {
      this.setData({ state: 'error', failure: loadFailure(error, '邀请') });
    }
  },
  draw() {
    const { role, isBusy } = this.data;
    this.setData({ actions: [{ key: 'make', label: `邀请一位${roles[role].label}`, kind: 'primary', busy: isBusy }] });
  },
  show(invite: InviteView) {
    const { label, note } = roles[invite.role];
    this.setData({ state: 'idle', invite, token: invite.token, roleLabel: label, roleNote: note, expiry: expiryText(invite.expiresAt, Date.now()) });
  },

  onRoleChange({ detail }: WechatMiniprogram.CustomEvent<{ value: GivenRole }>) {
    this.setData({ role: detail.value });
    this.draw();
  },
  async onMake() {
    const { role, isBusy } = this.data;
    if (isBusy) return;
    this.setData({ isBusy: true });
    this.draw();
    const sent = await submit(`invite:${role}`, 'shop', 'invite', { role });
    this.setData({ isBusy: false });
    this.draw();
    if (sent.outcome === 'done') this.show(sent.data);
    if (sent.outcome === 'refused') toastError(sent.error);
    if (sent.outcome === 'unknown') void wx.showToast({ title: '没有网络，邀请还没做好，请再试一次', icon: 'none', duration: 3000 });
  },
  async onCopy() {
    const { invite, roleLabel, expiry } = this.data;
    if (invite === null) return;
    await wx.setClipboardData({ data: `邀请你加入“${invite.shopName}”做${roleLabel}。打开小程序“微商进销存”，点“用邀请码加入”，粘贴这段话。${expiry}，只能用一次。邀请码 ${invite.token}` });
  },
  onShareAppMessage() {
    const { invite, roleLabel } = this.data;
    return invite === null
      ? { title: '微商进销存', path: '/pages/goods/goods' }
      : { title: `${invite.byName}邀请你加入“${invite.shopName}”做${roleLabel}`, path: `/packages/shop/join/join?token=${invite.token}` };
  },
});
