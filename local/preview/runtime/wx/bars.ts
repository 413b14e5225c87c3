import type { WindowConfig } from '../../manifest';
import { bars as navigationBar, drawBars, tabs } from '../shell/bars';
import { pages } from '../shell/pages';
import { scrollPage } from '../shell/page-scroll';
import { startPullDown, stopPullDown } from '../shell/pull-down';
import { api, chapter } from './api';

/** Defined properties only. */
const given = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

/** Changes what the page's own JSON says, for this page alone. */
function configure(change: Partial<WindowConfig>): void {
  const page = pages.top;
  if (page === undefined) return;
  Object.assign(page.config, change);
  drawBars(page);
}

/** 导航栏, Tab Bar, 下拉刷新, 滚动, 背景 */
export const bars = chapter({
  setNavigationBarTitle: api<WechatMiniprogram.SetNavigationBarTitleOption>('setNavigationBarTitle', ({ title }) => { navigationBar.setTitle(title); }),
  setNavigationBarColor: api<WechatMiniprogram.SetNavigationBarColorOption>('setNavigationBarColor', ({ frontColor, backgroundColor }) => { navigationBar.setColors({ frontColor, backgroundColor }); }),
  showNavigationBarLoading: api<WechatMiniprogram.ShowNavigationBarLoadingOption>('showNavigationBarLoading', () => { navigationBar.showLoading(); }),
  hideNavigationBarLoading: api<WechatMiniprogram.HideNavigationBarLoadingOption>('hideNavigationBarLoading', () => { navigationBar.hideLoading(); }),

  showTabBar: api<WechatMiniprogram.ShowTabBarOption>('showTabBar', () => { tabs.show(); }),
  hideTabBar: api<WechatMiniprogram.HideTabBarOption>('hideTabBar', () => { tabs.hide(); }),
  setTabBarBadge: api<WechatMiniprogram.SetTabBarBadgeOption>('setTabBarBadge', ({ index, text }) => { tabs.setBadge(index, text); }),
  removeTabBarBadge: api<WechatMiniprogram.RemoveTabBarBadgeOption>('removeTabBarBadge', ({ index }) => { tabs.setBadge(index, null); }),
  showTabBarRedDot: api<WechatMiniprogram.ShowTabBarRedDotOption>('showTabBarRedDot', ({ index }) => { tabs.setRedDot(index, true); }),
  hideTabBarRedDot: api<WechatMiniprogram.HideTabBarRedDotOption>('hideTabBarRedDot', ({ index }) => { tabs.setRedDot(index, false); }),
  setTabBarItem: api<WechatMiniprogram.SetTabBarItemOption>('setTabBarItem', ({ index, text, iconPath, selectedIconPath }) => { tabs.setItem(index, given({ text, iconPath, selectedIconPath })); }),

  setBackgroundColor: api<WechatMiniprogram.SetBackgroundColorOption>('setBackgroundColor', ({ backgroundColor }) => { if (backgroundColor !== undefined) configure({ backgroundColor }); }),
  setBackgroundTextStyle: api<WechatMiniprogram.SetBackgroundTextStyleOption>('setBackgroundTextStyle', ({ textStyle }) => { configure({ backgroundTextStyle: textStyle }); }),

  startPullDownRefresh: api<WechatMiniprogram.StartPullDownRefreshOption>('startPullDownRefresh', startPullDown),
  stopPullDownRefresh: api<WechatMiniprogram.StopPullDownRefreshOption>('stopPullDownRefresh', stopPullDown),
  pageScrollTo: api<WechatMiniprogram.PageScrollToOption>('pageScrollTo', ({ scrollTop, selector, duration }) => { scrollPage(given({ scrollTop, selector, durationMs: duration })); }),
});
