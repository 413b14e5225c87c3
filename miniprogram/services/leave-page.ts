type Tab = 'goods' | 'orders' | 'purchasing' | 'sales' | 'stock';

/** Back to where the person came from; a page that was opened first, by a card or after WeChat closed the app, leaves to its tab. */
export async function leavePage(tab: Tab): Promise<void> {
  if (getCurrentPages().length > 1) await wx.navigateBack();
  else await wx.switchTab({ url: `/pages/${tab}/${tab}` });
}
