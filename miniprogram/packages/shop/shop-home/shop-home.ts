import type { Action } from '../../../components/types';
import type { InviteView, MemberView } from '../../../../cloudfunctions/shop/contract';
import { ApiError, call, chooseSession, forgetSession, lastSession } from '../../../services/api';
import { loadFailure, toastError } from '../../../services/feedback';
import { submit, type Submission } from '../../../services/submit';
import { MANAGERS, roles, type Role } from '../../../shared/domain/role';
import { shopDate, spokenDate } from '../../../shared/kernel/time';
import { expiryText } from '../expiry';

interface Person extends MemberView {
  initial: string;
  roleLabel: string;
  /** 除改店名… · 11 月 2 日加入 */
  caption: string;
}

interface Invite { token: string; roleLabel: string; caption: string }

type Sheet = '' | 'shop' | 'me' | 'member' | 'switch';

const personOf = (member: MemberView, today: string): Person => ({
  ...member, initial: member.name.slice(0, 1), roleLabel: roles[member.role].label,
  caption: `${spokenDate(shopDate(member.joinedAt), today)}${member.role === 'owner' ? '开店' : '加入'} · ${roles[member.role].note}`,
});

const inviteOf = ({ token, role, byName, expiresAt }: InviteView, now: number): Invite =>
  ({ token, roleLabel: roles[role].label, caption: `${byName}发的 · ${expiryText(expiresAt, now)}` });

/** 店铺: its name, who works in it as what, and the person's other shops. */
Page({
  data: {
    state: 'loading', failure: { title: '', note: '' }, isGone: false,
    shopName: '', initial: '', roleLabel: '', roleNote: '', myName: '', isOwner: false, isManager: false,
    people: [] as Person[], invites: [] as Invite[], actions: [] as Action[],
    sheet: '' as Sheet, chosen: null as Person | null, isBusy: false, leaving: false, revoking: '',
  },

  onShow() {
    void this.read();
  },
  async onPullDownRefresh() {
    await this.read();
    wx.stopPullDownRefresh();
  },
  async read() {
    try {
      const { name, members, invites } = await call('shop', 'overview', {});
      const now = Date.now();
      const people = members.map((member) => personOf(member, shopDate(now)));
      const me = people.find(({ isMe }) => isMe);
      const role = me?.role ?? 'viewer';
      const isManager = (MANAGERS as readonly Role[]).includes(role);
      this.setData({
        state: 'idle', isGone: false, shopName: name, initial: name.slice(0, 1), roleLabel: roles[role].label, roleNote: roles[role].note, myName: me?.name ?? '',
        isOwner: role === 'owner', isManager, people, invites: invites.map((invite) => inviteOf(invite, now)),
        chosen: people.find(({ memberId }) => memberId === this.data.chosen?.memberId) ?? null,
        actions: isManager ? [{ key: 'invite', label: '邀请成员', kind: 'primary', icon: 'user-add' }] : [],
      });
    } catch (error) {
      // Taken out of the shop, or the shop is of another phone's person.
      const isGone = error instanceof ApiError && (error.code === 'NOT_FOUND' || error.code === 'NO_SHOP');
      this.setData(isGone ? { state: 'idle', isGone, shopName: '', actions: [] } : { state: 'error', failure: loadFailure(error, '店铺') });
    }
  },
  onRetry() {
    if (this.data.shopName === '') this.setData({ state: 'loading' });
    void this.read();
  },
  onGone() {
    forgetSession();
    void wx.reLaunch({ url: '/pages/goods/goods' });
  },

  onSwitchTap() {
    this.setData({ sheet: 'switch' });
  },
  onNameTap() {
    if (this.data.isOwner) this.setData({ sheet: 'shop' });
  },
  onMyNameTap() {
    this.setData({ sheet: 'me' });
  },
  onPersonTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const chosen = this.data.people[Number(currentTarget.dataset['index'])];
    if (chosen !== undefined && this.data.isOwner && !chosen.isMe) this.setData({ sheet: 'member', chosen });
  },
  onSheetClose() {
    this.setData({ sheet: '' });
  },
  onMemberChanged() {
    this.setData({ sheet: '' });
    void this.read();
  },

  async onNameSave({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ isBusy: true });
    const sent = await submit(`rename:${detail.value}`, 'shop', 'rename', { name: detail.value });
    if (sent.outcome === 'done') chooseSession(sent.data);
    this.settle(sent, '店名');
  },
  async onMyNameSave({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ isBusy: true });
    this.settle(await submit(`rename-me:${detail.value}`, 'shop', 'renameMe', { memberName: detail.value }), '称呼');
  },
  /** A sheet stays open until its name is known to be saved. */
  settle(sent: Submission<unknown>, what: string) {
    this.setData({ isBusy: false });
    if (sent.outcome === 'refused') toastError(sent.error);
    if (sent.outcome === 'unknown') void wx.showToast({ title: `没有网络，${what}还没改成，请再试一次`, icon: 'none', duration: 3000 });
    if (sent.outcome !== 'done') return;
    this.setData({ sheet: '' });
    void this.read();
  },

  onInvite() {
    void wx.navigateTo({ url: '/packages/shop/invite/invite' });
  },
  onInviteTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/packages/shop/invite/invite?token=${String(currentTarget.dataset['token'])}` });
  },
  async onRevoke({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const token = String(currentTarget.dataset['token']);
    if (this.data.revoking !== '') return;
    this.setData({ revoking: token });
    const sent = await submit(`revoke:${token}`, 'shop', 'revoke', { token });
    this.setData({ revoking: '' });
    if (sent.outcome === 'refused') toastError(sent.error);
    if (sent.outcome === 'unknown') void wx.showToast({ title: '没有网络，邀请还没收回，请再试一次', icon: 'none', duration: 3000 });
    else void this.read();
  },

  async onLeave() {
    const shopId = lastSession()?.shopId;
    if (shopId === undefined || this.data.leaving) return;
    const { confirm } = await wx.showModal({
      title: `退出${this.data.shopName}`, content: '退出后马上看不到这家店；你记过的单都留在店里。想再进来，要请店主重新邀请。', confirmText: '退出', cancelText: '留下',
    });
    if (!confirm) return;
    this.setData({ leaving: true });
    const sent = await submit(`leave:${shopId}`, 'shop', 'leave', {});
    this.setData({ leaving: false });
    if (sent.outcome === 'unknown') void wx.showToast({ title: '没有网络，还没退出，请再试一次', icon: 'none', duration: 3000 });
    // Not found: an earlier attempt, whose answer was lost, has done it.
    else if (sent.outcome === 'done' || sent.error.code === 'NOT_FOUND') this.onGone();
    else toastError(sent.error);
  },
});
