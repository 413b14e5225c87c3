import { askedPages } from '../shell/address-bar';
import { keyboard } from '../shell/keyboard';
import { screen } from '../shell/screen';
import { parseUrl } from '../shell/url';
import { api, chapter, Listeners } from './api';

/** The base library whose behaviour the preview follows. */
const SDK_VERSION = '3.12.0';
/** From the list of programs; from a card that somebody was sent. */
const SCENES = { list: 1001, card: 1007 };

let launched: WechatMiniprogram.LaunchOptionsApp | undefined;

/** What this phone was started with. First asked for when `wx` is made, before a page changes the address. */
export const launchOptions = (): WechatMiniprogram.LaunchOptionsApp => launched ??= makeLaunchOptions();

function makeLaunchOptions(): WechatMiniprogram.LaunchOptionsApp {
  const manifest = globalThis.previewManifest;
  const url = askedPages().at(-1) ?? manifest?.app.entryPagePath ?? manifest?.pages[0] ?? '';
  const isCard = new URLSearchParams(location.search).has('path');
  return {
    ...parseUrl(`/${url.replace(/^\//, '')}`), scene: isCard ? SCENES.card : SCENES.list, referrerInfo: { appId: '', extraData: {} }, forwardMaterials: [], hostExtraData: { host_scene: '' },
    apiCategory: 'default',
  };
}

const windowInfo = (): WechatMiniprogram.WindowInfo => {
  const { windowWidth, windowHeight, screenWidth, screenHeight, statusBarHeight, safeArea, pixelRatio } = screen.metrics();
  return { windowWidth, windowHeight, screenWidth, screenHeight, statusBarHeight, safeArea, pixelRatio, screenTop: screenHeight - windowHeight };
};

const deviceInfo = (): WechatMiniprogram.DeviceInfo => ({
  abi: 'arm64', deviceAbi: 'arm64', cpuType: 'preview', benchmarkLevel: 1, memorySize: '4096', brand: 'devtools', model: 'preview', platform: 'devtools', system: 'iOS 17.0',
});

const appBaseInfo = (): WechatMiniprogram.AppBaseInfo => ({
  SDKVersion: SDK_VERSION, version: '8.0.60', PCKernelVersion: '', language: 'zh_CN', theme: screen.theme, enableDebug: false, fontSizeSetting: 16, fontSizeScaleFactor: 1,
  host: { appId: '' },
});

const systemSetting = (): WechatMiniprogram.SystemSetting => ({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' });

/** Everything that may be allowed is. */
const authorizeSetting = (): WechatMiniprogram.AppAuthorizeSetting => ({
  albumAuthorized: 'authorized', bluetoothAuthorized: 'authorized', cameraAuthorized: 'authorized', locationAuthorized: 'authorized', locationReducedAccuracy: false,
  microphoneAuthorized: 'authorized', notificationAuthorized: 'authorized', notificationAlertAuthorized: 'authorized', notificationBadgeAuthorized: 'authorized',
  notificationSoundAuthorized: 'authorized', phoneCalendarAuthorized: 'authorized',
});

/** The older call that has all of it. */
const systemInfo = (): WechatMiniprogram.SystemInfo => ({
  ...windowInfo(), ...deviceInfo(), ...appBaseInfo(), ...systemSetting(), albumAuthorized: true, cameraAuthorized: true, locationAuthorized: true, locationReducedAccuracy: false,
  microphoneAuthorized: true, notificationAuthorized: true, notificationAlertAuthorized: true, notificationBadgeAuthorized: true, notificationSoundAuthorized: true, phoneCalendarAuthorized: true,
});

/** Its place never changes here, so nobody is told. */
const menuButton = new Listeners<WechatMiniprogram.ClientRect>();

/** 基础, 窗口, 菜单, 键盘 */
export const system = chapter({
  getSystemInfoSync: systemInfo,
  getSystemInfo: api<WechatMiniprogram.GetSystemInfoOption>('getSystemInfo', systemInfo),
  getSystemInfoAsync: api<WechatMiniprogram.GetSystemInfoAsyncOption>('getSystemInfoAsync', systemInfo),
  getWindowInfo: windowInfo,
  getDeviceInfo: deviceInfo,
  getAppBaseInfo: appBaseInfo,
  getSystemSetting: systemSetting,
  getAppAuthorizeSetting: authorizeSetting,
  getLaunchOptionsSync: launchOptions,
  getEnterOptionsSync: launchOptions,

  getMenuButtonBoundingClientRect: () => screen.metrics().menuButton,
  onMenuButtonBoundingClientRectWeightChange: menuButton.on,
  offMenuButtonBoundingClientRectWeightChange: menuButton.off,
  onThemeChange: screen.onThemeChange,
  offThemeChange: screen.offThemeChange,
  onWindowResize: screen.onResize,
  offWindowResize: screen.offResize,
  onKeyboardHeightChange: keyboard.onChange,
  offKeyboardHeightChange: keyboard.offChange,
  hideKeyboard: api<WechatMiniprogram.HideKeyboardOption>('hideKeyboard', () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }),
  nextTick: (callback: () => void) => { queueMicrotask(callback); },

  /** A new version is what the page loads. */
  getUpdateManager: () => ({
    onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) => { setTimeout(() => { listener({ hasUpdate: false }); }); },
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => { location.reload(); },
  }),
});
