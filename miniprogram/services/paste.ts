import type { Receiver } from '../shared/domain/order';
import { parseReceiver } from '../shared/domain/receiver-text';

/** Who gets the goods, out of what was copied from a chat; null, and said so, when that is no address. */
export async function pasteReceiver(): Promise<Receiver | null> {
  const text = await wx.getClipboardData().then(({ data }) => data, () => '');
  const receiver = parseReceiver(text);
  if (receiver.phone !== '' || receiver.address !== '') return receiver;
  void wx.showToast({ title: text.trim() === '' ? '先在聊天里复制收货信息' : '复制的内容里没有电话和地址', icon: 'none', duration: 3000 });
  return null;
}
