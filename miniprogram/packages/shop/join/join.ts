import type { Action } from '../../../components/types';
import type { InviteView } from '../../../../cloudfunctions/shop/contract';
import { ApiError, call, chooseSession } from '../../../services/api';
import { loadFailure, toastError } from '../../../services/feedback';
import { submit } from '../../../services/submit';
import { roles } from '../../../shared/domain/role';
import type { ErrorDetails, Session } from '../../../shared/kernel/app-error';
import { MAX_NAME } from '../../../shared/kernel/limits';
import { expiryText } from '../expiry';

type Reason = ErrorDetails['INVITE_INVALID']['reason'];

const refusals: Record<Reason, { title: string; note: string }> = {
  used: { title: '这个邀请已经用过了', note: '一个邀请只能进一个人。请店里的人再发一个给你。' },
  expired: { title: '这个邀请过期了', note: '邀请两天内有效，也可能被收回了。请店里的人再发一个给你。' },
  unknown: { title: '没有这个邀请', note: '邀请码可能没复制全。请把收到的那段话整段粘贴过来。' },
};

/** The code in whatever was pasted: the message around it may be there or not. */
const tokenIn = (text: string): string => /[0-9a-f]{32}/.exec(text.toLowerCase())?.[0] ?? '';

/** 加入店铺: by a card, whose token is in the address, or by a code that is pasted. */
Page({
  data: {
    token: '', state: 'idle', failure: { title: '', note: '' }, refusal: null as { title: string; note: string } | null,
    invite: null as InviteView | null, initial: '', roleLabel: '', roleNote: '', expiry: '',
    joined: null as Session | null, joinedLabel: '', text: '', code: '', memberName: '', max: MAX_NAME, actions: [] as Action[], isBusy: false, isUnknown: false,
  },

  onLoad({ token = '' }: { token?: string }) {
    if (token === '') this.draw();
    else void this.ask(token);
  },
  async ask(token: string) {
    this.setData({ token, state: 'loading', refusal: null, invite: null });
    try {
      const { joined, ...invite } = await call('shop', 'invitation', { token });
      const { label, note } = roles[invite.role];
      this.setData({
        state: 'idle', invite, joined, joinedLabel: joined === null ? '' : roles[joined.role].label,
        initial: invite.shopName.slice(0, 1), roleLabel: label, roleNote: note, expiry: expiryText(invite.expiresAt, Date.now()),
      });
    } catch (error) {
      this.refuse(error);
    }
    this.draw();
  },
  refuse(error: unknown) {
    if (error instanceof ApiError && (error.code === 'INVITE_INVALID' || error.code === 'INVALID_INPUT')) {
      const { reason } = error.code === 'INVITE_INVALID' ? error.details as ErrorDetails['INVITE_INVALID'] : { reason: 'unknown' as const };
      this.setData({ state: 'idle', invite: null, refusal: refusals[reason] });
    } else {
      this.setData({ state: 'error', failure: loadFailure(error, '邀请') });
    }
  },
  draw() {
    const { invite, joined, refusal, code, memberName, isBusy } = this.data;
    const actions: Action[] = [];
    if (refusal !== null) actions.push({ key: 'code', label: '换一个邀请码', kind: 'primary' });
    else if (invite === null) actions.push({ key: 'look', label: '看看是哪家店', kind: 'primary', disabled: code === '' });
    else if (joined !== null) actions.push({ key: 'enter', label: '进店', kind: 'primary' });
    else actions.push({ key: 'join', label: '加入', kind: 'primary', disabled: memberName.trim() === '', busy: isBusy });
    this.setData({ actions });
  },

  onCodeInput({ detail }: WechatMiniprogram.Input) {
    this.setData({ text: detail.value, code: tokenIn(detail.value) });
    this.draw();
  },
  onNameInput({ detail }: WechatMiniprogram.Input) {
    this.setData({ memberName: detail.value });
    this.draw();
  },
  onRetry() {
    void this.ask(this.data.token);
  },
  onAction({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { code, joined } = this.data;
    if (detail.key === 'look') {
      void this.ask(code);
    } else if (detail.key === 'join') {
      void this.onJoin();
    } else if (detail.key === 'enter' && joined !== null) {
      this.enter(joined);
    } else {
      this.setData({ refusal: null, text: '', code: '', token: '' });
      this.draw();
    }
  },
  async onJoin() {
    const { token, memberName, isBusy } = this.data;
    if (isBusy) return;
    this.setData({ isBusy: true });
    this.draw();
    const sent = await submit(`join:${token}`, 'shop', 'accept', { token, memberName: memberName.trim() });
    this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown' });
    if (sent.outcome === 'done') {
      this.enter(sent.data);
      return;
    }
    if (sent.outcome === 'refused') {
      if (sent.error.code === 'INVITE_INVALID') this.refuse(sent.error);
      // Joined by an earlier attempt whose answer was lost, under another name.
      else if (sent.error.code === 'IDEMPOTENCY_KEY_REUSED') void this.ask(token);
      else toastError(sent.error);
    }
    this.draw();
  },
  /** From now on every page is about this shop. */
  enter(session: Session) {
    chooseSession(session);
    void wx.reLaunch({ url: '/pages/goods/goods' });
  },
  onUnknownLater() {
    this.setData({ isUnknown: false });
  },
});
