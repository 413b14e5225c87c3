import { pages, type NavigationEvents } from '../shell/pages';
import { api, chapter } from './api';

/** 路由 */
export const route = chapter({
  navigateTo: api<WechatMiniprogram.NavigateToOption>('navigateTo', async ({ url, events }) => {
    const { eventChannel } = await pages.navigateTo(url, events as NavigationEvents | undefined);
    return { eventChannel };
  }),
  redirectTo: api<WechatMiniprogram.RedirectToOption>('redirectTo', ({ url }) => pages.redirectTo(url)),
  reLaunch: api<WechatMiniprogram.ReLaunchOption>('reLaunch', ({ url }) => pages.reLaunch(url)),
  switchTab: api<WechatMiniprogram.SwitchTabOption>('switchTab', ({ url }) => pages.switchTab(url)),
  navigateBack: api<WechatMiniprogram.NavigateBackOption>('navigateBack', ({ delta }) => pages.navigateBack(delta)),
});
