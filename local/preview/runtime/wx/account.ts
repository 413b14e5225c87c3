import { identity } from '../shell/identity';
import { openDialog } from '../shell/dialog';
import { api, chapter } from './api';

/** Scopes that the app has asked for; nobody refuses here. */
const authSetting: Record<string, boolean> = {};

const settings = () => ({ authSetting: { ...authSetting }, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } });

/** 账号, 登录, 设置, 订阅消息: whose phone it is says the frame. */
export const account = chapter({
  getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop' as const, version: '' }, plugin: { appId: '', version: '' } }),
  login: api<WechatMiniprogram.LoginOption>('login', () => ({ code: `preview-${identity.openId}-${Date.now()}` })),
  checkSession: api<WechatMiniprogram.CheckSessionOption>('checkSession', () => undefined),

  authorize: api<WechatMiniprogram.AuthorizeOption>('authorize', ({ scope }) => { authSetting[scope] = true; }),
  getSetting: api<WechatMiniprogram.GetSettingOption>('getSetting', settings),
  openSetting: api<WechatMiniprogram.OpenSettingOption>('openSetting', settings),

  requestSubscribeMessage: api<WechatMiniprogram.RequestSubscribeMessageOption>('requestSubscribeMessage', async ({ tmplIds }) => {
    const ids = tmplIds.map(String);
    const answer = await openDialog({ title: '允许发送以下消息', content: ids.join('\n'), confirmText: '允许', cancelText: '拒绝', editable: false, placeholder: '' });
    return Object.fromEntries(ids.map((id) => [id, answer === null ? 'reject' : 'accept']));
  }),
});
