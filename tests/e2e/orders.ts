import type { Phone } from './phones';

/** Writes an order of one piece for the walk-in customer; it is not sent yet. */
export async function writeOrder(phone: Phone, name: string): Promise<void> {
  await phone.open('/packages/orders/order-editor/order-editor');
  await phone.tap('散客');
  await phone.type('名称、拼音、货号、条码', name);
  await phone.tap(new RegExp(`^加 1 件${name}`));
  await phone.tap('加入 1 款 1 件');
}
