import type { SkuRow } from '../../cloudfunctions/goods/contract';
import { MERCHANDISERS, type Role } from '../shared/domain/role';
import { call, lastSession } from './api';
import { toastError } from './feedback';

/** One code read by the camera; null when the person closed it. */
export async function scanCode(): Promise<string | null> {
  try {
    const { result } = await wx.scanCode({ scanType: ['barCode', 'qrCode'] });
    return result.trim();
  } catch {
    return null;
  }
}

/**
 * 连续扫: the camera opens again after each goods, until the person closes it. WeChat's camera
 * reads one code and closes, so that one code can never be counted twice.
 */
export async function scanGoods(found: (sku: SkuRow) => void): Promise<void> {
  for (;;) {
    const code = await scanCode();
    if (code === null) return;
    try {
      const { sku } = await call('goods', 'scan', { code });
      if (sku === null && !await goesOn(code)) return;
      if (sku !== null) {
        found(sku);
        // A phone without a motor still scans.
        void wx.vibrateShort({ type: 'light' }).catch(() => undefined);
      }
    } catch (error) {
      toastError(error);
      return;
    }
  }
}

/** Who may add goods. */
export const mayAddGoods = (): boolean => (MERCHANDISERS as readonly Role[]).includes(lastSession()?.role ?? 'viewer');

/** Nobody has this code: who may add goods makes one at once and comes back, or scans on. */
async function goesOn(code: string): Promise<boolean> {
  const mayAdd = mayAddGoods();
  const { confirm } = await wx.showModal({
    title: '没有这个编码的商品', content: code,
    ...(mayAdd ? { confirmText: '新建商品', cancelText: '接着扫' } : { showCancel: false, confirmText: '接着扫' }),
  });
  if (!mayAdd || !confirm) return true;
  await wx.navigateTo({ url: `/packages/goods/goods-editor/goods-editor?code=${encodeURIComponent(code)}` });
  return false;
}
