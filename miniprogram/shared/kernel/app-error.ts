/** Every expected failure: its code and the details it carries. The sentence is written once, below. */
export interface ErrorDetails {
  /** `path` names the field (`lines.3.quantity`), `rule` is the sentence. */
  INVALID_INPUT: { path: string; rule: string };
  UNKNOWN_ACTION: { action: string };
  /** The caller belongs to no shop yet: the page opens the first run. */
  NO_SHOP: Record<string, never>;
  FORBIDDEN: { role: string };
  NOT_FOUND: { what: string };
  INSUFFICIENT_STOCK: { shortages: { skuId: string; name: string; available: number; requested: number; unit: string }[] };
  TRANSITION_NOT_ALLOWED: { event: string; state: string };
  /** The document moved on while the page showed an older state of it. */
  STALE: { what: string };
  CODE_TAKEN: { code: string; goodsName: string };
  NAME_TAKEN: { name: string };
  /** A phone stands for one customer, and for one supplier; `phone` is masked. */
  PHONE_TAKEN: { name: string; phone: string };
  AMOUNT_TOO_LARGE: { limitFen: number };
  QUANTITY_TOO_LARGE: { name: string; limit: number };
  OVER_SHIPPED: { name: string; remaining: number; unit: string };
  OVER_RECEIVED: { name: string; remaining: number; unit: string };
  IN_USE: { what: string; by: string };
  LIMIT_REACHED: { what: string; limit: number };
  INVITE_INVALID: { reason: 'used' | 'expired' | 'unknown' };
  LAST_OWNER: Record<string, never>;
  FILE_UNREADABLE: { reason: string };
  FILE_TOO_LARGE: { limitBytes: number };
  IDEMPOTENCY_KEY_REUSED: { commandId: string };
  /** The database refused for lack of room (the local data limit, a plan's quota). */
  STORAGE_FULL: Record<string, never>;
  /** Too many people wrote the same thing at once, and every retry lost. Nothing was changed. */
  BUSY: Record<string, never>;
  INTERNAL: { requestId: string };
}
export type ErrorCode = keyof ErrorDetails;

const inviteReasons = { used: '这个邀请已经用过了', expired: '这个邀请已过期', unknown: '这个邀请不存在' } as const;

const messages: { [C in ErrorCode]: (details: ErrorDetails[C]) => string } = {
  INVALID_INPUT: ({ rule }) => rule,
  UNKNOWN_ACTION: ({ action }) => `没有“${action}”这个操作，请更新小程序`,
  NO_SHOP: () => '还没有店铺，先给店铺起个名字',
  FORBIDDEN: ({ role }) => `${role}没有这个权限，请店主来操作`,
  NOT_FOUND: ({ what }) => `${what}不存在，可能已被删除`,
  INSUFFICIENT_STOCK: ({ shortages }) => shortages
    .map((line) => `${line.name}：可用 ${line.available} ${line.unit}，差 ${line.requested - line.available} ${line.unit}`).join('；'),
  TRANSITION_NOT_ALLOWED: ({ state, event }) => `现在是“${state}”，不能${event}`,
  STALE: ({ what }) => `${what}刚被别人改过，已为你刷新，请再看一眼`,
  CODE_TAKEN: ({ code, goodsName }) => `编码 ${code} 已用在“${goodsName}”上`,
  NAME_TAKEN: ({ name }) => `“${name}”已经有了`,
  PHONE_TAKEN: ({ name, phone }) => `电话 ${phone} 已经是“${name}”的`,
  AMOUNT_TOO_LARGE: ({ limitFen }) => `金额太大，最多 ¥${String(limitFen / 100)}`,
  QUANTITY_TOO_LARGE: ({ name, limit }) => `${name}数量太大，最多 ${limit}`,
  OVER_SHIPPED: ({ name, remaining, unit }) => `${name}只剩 ${remaining} ${unit}没发`,
  OVER_RECEIVED: ({ name, remaining, unit }) => `${name}只剩 ${remaining} ${unit}没到`,
  IN_USE: ({ what, by }) => `${what}还在${by}里，不能删`,
  LIMIT_REACHED: ({ what, limit }) => `${what}最多 ${limit} 个`,
  INVITE_INVALID: ({ reason }) => inviteReasons[reason],
  LAST_OWNER: () => '店里至少要有一位店主',
  FILE_UNREADABLE: ({ reason }) => `文件读不出来：${reason}`,
  FILE_TOO_LARGE: ({ limitBytes }) => `文件太大，最多 ${limitBytes / 1024 / 1024} MB`,
  IDEMPOTENCY_KEY_REUSED: () => '这一单已用别的内容提交过，请刷新后重试',
  STORAGE_FULL: () => '存储空间满了，这次没有保存，请先清理或扩容',
  BUSY: () => '同时操作的人太多，这次没有成，请再试一次',
  INTERNAL: ({ requestId }) => `系统繁忙，请稍后再试（${requestId}）`,
};

/** An expected failure. `message` is the sentence the user reads. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  constructor(readonly code: C, readonly details: ErrorDetails[C]) {
    super(messages[code](details));
  }
}

/** Who answered for which shop: on every reply, so that a page needs no second call to know. */
export interface Session {
  shopId: string;
  shopName: string;
  role: 'owner' | 'manager' | 'sales' | 'buyer' | 'packer' | 'viewer';
}

/** What crosses the wire. The page shows `message`, branches on `code`, and never parses text. */
export type Reply<T> =
  | { ok: true; data: T; session: Session | null }
  | { ok: false; error: { code: ErrorCode; message: string; details: unknown } };
