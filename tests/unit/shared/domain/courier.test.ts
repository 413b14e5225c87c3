import { courierOf, COURIERS } from '../../../../miniprogram/shared/domain/courier';

test.each([
  ['SF1398260045127', '顺丰'], [' sf1398260045127 ', '顺丰'], ['YT8812345678901', '圆通'], ['JT3012345678901', '极兔'], ['JDVA12345678901', '京东'], ['DPK202311220001', '德邦'], ['EX123456789CN', '邮政'],
])('%s is from %s', (number, courier) => {
  expect(courierOf(number)).toBe(courier);
  expect(COURIERS).toContain(courier);
});

test.each(['', '78912345670001', 'SF12', 'SFX', '取货码 3312'])('“%s” tells no courier', (number) => {
  expect(courierOf(number)).toBe('');
});
