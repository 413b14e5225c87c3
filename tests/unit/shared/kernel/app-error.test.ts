import { AppError, type ErrorCode, type ErrorDetails } from '../../../../miniprogram/shared/kernel/app-error';

/** What each code may carry. The compiler asks for a code that is new. */
const samples: { [C in ErrorCode]: ErrorDetails[C] } = {
  INVALID_INPUT: { path: 'lines.3.quantity', rule: '数量至少是 1' },
  UNKNOWN_ACTION: { action: 'drop' },
  NO_SHOP: {},
  FORBIDDEN: { role: '仓管' },
  NOT_FOUND: { what: '商品' },
  INSUFFICIENT_STOCK: { shortages: [{ skuId: 'g.1', name: '小熊', available: 2, requested: 5, unit: '件' }, { skuId: 'g.2', name: '杯子', available: 0, requested: 1, unit: '个' }] },
  TRANSITION_NOT_ALLOWED: { event: '发货', state: '已取消' },
  STALE: { what: '订单' },
  CODE_TAKEN: { code: 'XR-1', goodsName: '小熊' },
  NAME_TAKEN: { name: '公仔' },
  PHONE_TAKEN: { name: '李婷婷', phone: '138****6618' },
  AMOUNT_TOO_LARGE: { limitFen: 100_000_000_000 },
  QUANTITY_TOO_LARGE: { name: '小熊', limit: 99_999_999 },
  OVER_SHIPPED: { name: '小熊', remaining: 1, unit: '件' },
  OVER_RECEIVED: { name: '小熊', remaining: 1, unit: '件' },
  IN_USE: { what: '这件商品', by: '库存或订单' },
  LIMIT_REACHED: { what: '规格', limit: 60 },
  INVITE_INVALID: { reason: 'expired' },
  LAST_OWNER: {},
  FILE_UNREADABLE: { reason: '表格坏了' },
  FILE_TOO_LARGE: { limitBytes: 5 * 1024 * 1024 },
  IDEMPOTENCY_KEY_REUSED: { commandId: 'abcdefgh' },
  STORAGE_FULL: {},
  BUSY: {},
  INTERNAL: { requestId: '3f9a' },
};
const codes = Object.keys(samples) as ErrorCode[];
const sentence = <C extends ErrorCode>(code: C): string => new AppError(code, samples[code]).message;

test.each(codes)('%s says a Chinese sentence, with all that it carries', (code) => {
  expect(sentence(code)).toMatch(/[一-鿿].*[一-鿿]/);
  expect(sentence(code)).not.toMatch(/undefined|NaN|object|[a-z]{12}/);
});

test('no two codes say the same', () => {
  expect(new Set(codes.map(sentence)).size).toBe(codes.length);
});

test('all shortages are named, and amounts are in 元 and MB', () => {
  expect(sentence('INSUFFICIENT_STOCK')).toBe('小熊：可用 2 件，差 3 件；杯子：可用 0 个，差 1 个');
  expect(sentence('AMOUNT_TOO_LARGE')).toContain('¥1000000000');
  expect(sentence('FILE_TOO_LARGE')).toContain('5 MB');
});
