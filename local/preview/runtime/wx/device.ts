import { h } from '../dom';
import { openActionSheet } from '../shell/action-sheet';
import { askForCode } from '../shell/scan-sheet';
import { hintVibration, showToast } from '../shell/toast';
import { api, cancelled, chapter } from './api';
import { encodingOf } from './encoding';

const SHORT_MS = 15;
const LONG_MS = 400;
const TOAST_MS = 1500;

/** What was copied here, for browsers that do not let a page read the clipboard. */
let copied = '';

function vibrate(ms: number): void {
  navigator.vibrate(ms);
  hintVibration(ms > SHORT_MS ? '长振动' : '振动');
}

const textOf = (text: string): string => encodingOf('base64').read(encodingOf('utf8').write(text));

/** 设备: code, clipboard, vibration, telephone */
export const device = chapter({
  scanCode: api<WechatMiniprogram.ScanCodeOption>('scanCode', async () => {
    const code = await askForCode();
    if (code === null) throw cancelled();
    return { ...code, charSet: 'UTF-8', path: '', rawData: textOf(code.result) };
  }),

  setClipboardData: api<WechatMiniprogram.SetClipboardDataOption>('setClipboardData', async ({ data }) => {
    copied = data;
    await navigator.clipboard.writeText(data).catch(() => undefined);
    showToast({ title: '内容已复制', icon: 'none', mask: false, durationMs: TOAST_MS });
  }),
  getClipboardData: api<WechatMiniprogram.GetClipboardDataOption>('getClipboardData', async () => ({ data: await navigator.clipboard.readText().catch(() => copied) })),

  vibrateShort: api<WechatMiniprogram.VibrateShortOption>('vibrateShort', () => { vibrate(SHORT_MS); }),
  vibrateLong: api<WechatMiniprogram.VibrateLongOption>('vibrateLong', () => { vibrate(LONG_MS); }),

  makePhoneCall: api<WechatMiniprogram.MakePhoneCallOption>('makePhoneCall', async ({ phoneNumber }) => {
    if (await openActionSheet({ items: [`呼叫 ${phoneNumber}`] }) === null) throw cancelled();
    h('a', { href: `tel:${phoneNumber}` }).click();
  }),
});
