import { lastFour, mask, open, phoneHash, seal } from '../../../cloudfunctions/server/personal';

beforeAll(() => { process.env['PERSONAL_DATA_KEY'] = Buffer.alloc(32, 7).toString('base64'); });

const receiver = { name: '李婷婷', phone: '138 0000 6618', address: '浙江省杭州市西湖区文三路 1 号' };

test('what was sealed for a shop opens for that shop and no other', () => {
  const sealed = seal(receiver, 'shop-a');
  expect(sealed).not.toContain('6618');
  expect(open(sealed, 'shop-a')).toEqual(receiver);
  expect(() => open(sealed, 'shop-b')).toThrow();
  expect(() => open(`${sealed.slice(0, -4)}AAAA`, 'shop-a')).toThrow();
});

test('the same receiver never seals to the same text', () => {
  expect(seal(receiver, 'shop-a')).not.toBe(seal(receiver, 'shop-a'));
});

test('a phone is found however it was typed, only in its shop', () => {
  expect(phoneHash('+86 138-0000-6618', 'a')).toBe(phoneHash('13800006618', 'a'));
  expect(phoneHash('13800006618', 'a')).not.toBe(phoneHash('13800006618', 'b'));
  expect(phoneHash('', 'a')).toBe('');
  expect(lastFour('138 0000 6618')).toEqual(['6618']);
});

test('lists show enough to recognise and too little to use', () => {
  expect(mask(receiver)).toEqual({ name: '李**', phone: '138****6618', address: '浙江省杭州市西湖区 ***' });
});

test('a short number, a short address and a name that begins with a picture are masked too', () => {
  expect(mask({ name: '😀小李', phone: '87654321', address: '幸福小区3栋502' })).toEqual({ name: '😀**', phone: '****4321', address: '幸福小 ***' });
  expect(mask({ name: '李', phone: '12345', address: '3栋502' })).toEqual({ name: '李**', phone: '*****', address: '***' });
  expect(mask({ name: '𠮷田', phone: '0571-87654321', address: '浙江省杭州市西湖𠮷里文三路 1 号' })).toEqual({ name: '𠮷**', phone: '057****4321', address: '浙江省杭州市西湖𠮷 ***' });
});
