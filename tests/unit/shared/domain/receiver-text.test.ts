import * as fc from 'fast-check';
import { parseReceiver } from '../../../../miniprogram/shared/domain/receiver-text';

/* Shapes that people really send: the order of the parts, labels, line breaks, glued parts. */
test.each<[string, string, string, string]>([
  ['李婷婷 13800006618 浙江省杭州市西湖区文三路1号3幢502', '李婷婷', '13800006618', '浙江省杭州市西湖区文三路1号3幢502'],
  ['李婷婷，13800006618，浙江省杭州市西湖区文三路1号', '李婷婷', '13800006618', '浙江省杭州市西湖区文三路1号'],
  ['13800006618 李婷婷 浙江省杭州市西湖区文三路1号', '李婷婷', '13800006618', '浙江省杭州市西湖区文三路1号'],
  ['浙江省杭州市西湖区文三路1号 李婷婷 13800006618', '李婷婷', '13800006618', '浙江省杭州市西湖区文三路1号'],
  ['浙江省杭州市西湖区文三路1号，李婷婷收，13800006618', '李婷婷', '13800006618', '浙江省杭州市西湖区文三路1号'],
  ['李婷婷13800006618浙江省杭州市西湖区文三路1号', '李婷婷', '13800006618', '浙江省杭州市西湖区文三路1号'],
  ['李婷婷\n138 0000 6618\n浙江省 杭州市 西湖区 文三路1号', '李婷婷', '13800006618', '浙江省 杭州市 西湖区 文三路1号'],
  ['收货人：李婷婷\n手机号码：138-0000-6618\n所在地区：浙江省杭州市西湖区\n详细地址：文三路1号3幢502', '李婷婷', '13800006618', '浙江省杭州市西湖区 文三路1号3幢502'],
  ['收件人: 路遥 电话: 13800006618 地址: 陕西省西安市雁塔区小寨东路3号', '路遥', '13800006618', '陕西省西安市雁塔区小寨东路3号'],
  ['姓名：王 电话：13800006618 地址：上海市徐汇区漕溪北路1号', '王', '13800006618', '上海市徐汇区漕溪北路1号'],
  ['+86 138 0000 6618 欧阳娜娜 广东省广州市天河区体育西路103号维多利广场A座', '欧阳娜娜', '13800006618', '广东省广州市天河区体育西路103号维多利广场A座'],
  ['王先生 13800006618[7839] 北京市朝阳区望京街道1号楼', '王先生', '13800006618-7839', '北京市朝阳区望京街道1号楼'],
  ['王先生 13800006618转7839 北京市朝阳区望京街道1号楼', '王先生', '13800006618-7839', '北京市朝阳区望京街道1号楼'],
  ['陈姐 0571-88886666 杭州市滨江区江南大道100号', '陈姐', '0571-88886666', '杭州市滨江区江南大道100号'],
  ['John Smith 13800006618 上海市浦东新区世纪大道8号', 'John Smith', '13800006618', '上海市浦东新区世纪大道8号'],
  ['Lily 13800006618 上海市浦东新区世纪大道8号', 'Lily', '13800006618', '上海市浦东新区世纪大道8号'],
  ['寄到 浙江省杭州市西湖区文三路1号 菜鸟驿站 李婷婷 13800006618', '李婷婷', '13800006618', '寄到 浙江省杭州市西湖区文三路1号 菜鸟驿站'],
  ['李婷婷、13800006618、西藏自治区拉萨市城关区北京中路8号', '李婷婷', '13800006618', '西藏自治区拉萨市城关区北京中路8号'],
  ['ｌｉ婷　１３８００００６６１８　杭州市西湖区', '', '13800006618', 'li婷 杭州市西湖区'],
])('%j', (text, name, phone, address) => {
  expect(parseReceiver(text)).toEqual({ name, phone, address });
});

test('what cannot be told apart is left to the person', () => {
  // Glued to the address: nobody can say where the name begins.
  expect(parseReceiver('浙江省杭州市西湖区文三路1号李婷婷13800006618')).toEqual({ name: '', phone: '13800006618', address: '浙江省杭州市西湖区文三路1号李婷婷' });
  // Two that could be names, none of them before the phone.
  expect(parseReceiver('13800006618 绍兴 柯桥区笛扬路1号 李婷婷').name).toBe('');
});

test('long digits are no phone, and an order of goods is no address', () => {
  expect(parseReceiver('快递 780000138000066181 到了')).toMatchObject({ phone: '' });
  expect(parseReceiver('要两只小熊')).toEqual({ name: '', phone: '', address: '' });
  expect(parseReceiver('')).toEqual({ name: '', phone: '', address: '' });
});

test('it never throws, and never makes up a character', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'李婷 13800006618-省市路号收，：\n转[]'), maxLength: 60 }), (text) => {
    const { name, phone, address } = parseReceiver(text);
    for (const char of `${name}${address}`.replace(/ /g, '')) expect(text.normalize('NFKC')).toContain(char);
    expect(phone).toMatch(/^[0-9-]{0,20}$/);
  }));
});
