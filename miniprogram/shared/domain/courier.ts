/** 快递 that most parcels of small shops go with; others are typed. */
export const COURIERS = ['顺丰', '中通', '圆通', '韵达', '申通', '极兔', '京东', '邮政', '德邦', '自己送'] as const;

/** Couriers whose tracking numbers start with letters of their own. */
const PREFIXES: readonly (readonly [prefix: RegExp, courier: (typeof COURIERS)[number]])[] = [
  [/^SF\d{10,}$/, '顺丰'],
  [/^YT\d{10,}$/, '圆通'],
  [/^JT\d{10,}$/, '极兔'],
  [/^JD[A-Z0-9]{8,}$/, '京东'],
  [/^DPK\d{8,}$/, '德邦'],
  [/^[A-Z]{2}\d{9}CN$/, '邮政'],
];

/** The courier that a tracking number tells, or '' when it does not: plain digits are shared by several. */
export function courierOf(trackingNumber: string): string {
  const text = trackingNumber.trim().toUpperCase();
  return PREFIXES.find(([prefix]) => prefix.test(text))?.[1] ?? '';
}
