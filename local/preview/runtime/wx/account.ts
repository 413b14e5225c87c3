import { identity } from '../shell/identity';
import { api, chapter } from './api';

/** 账号, 登录, 设置: there is no WeChat to ask; whose phone it is says the frame. */
export const account = chapter({
  getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop' as const, version: '' }, plugin: { appId: '', version: '' } }),
  login: api<WechatMiniprogram.LoginOption>('login', () => ({ code: `preview-${identity.openId}-${Date.now()}` })),
  checkSession: api<WechatMiniprogram.CheckSessionOption>('checkSession', () => undefined),
});
