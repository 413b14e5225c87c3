import type { LocalDate } from '../kernel/time';

export type PartyKind = 'customer' | 'supplier';

export const partyKinds: Record<PartyKind, { label: string }> = {
  customer: { label: '客户' },
  supplier: { label: '供应商' },
};

/** One line of 应收/应付: append-only, the balance is their sum. */
export interface PartyEntry {
  /** `{documentId}:{event}` */
  _id: string;
  shopId: string;
  partyId: string;
  kind: 'sale' | 'payment' | 'refund' | 'purchase';
  documentId: string;
  documentNumber: string;
  /** 分, + they owe us more (customer) or we owe them more (supplier) */
  amountFen: number;
  businessDate: LocalDate;
  postedAt: number;
  byName: string;
}

/** How money moved. */
export const payMethods = { wechat: '微信', alipay: '支付宝', cash: '现金', bank: '银行卡', other: '其他' } as const;
export type PayMethod = keyof typeof payMethods;

/** 138****6618; of a number without its area only the last four: ****4321. */
export function maskPhone(phone: string): string {
  if (phone.length < 7) return phone.replace(/./g, '*');
  return `${phone.length < 11 ? '' : phone.slice(0, 3)}****${phone.slice(-4)}`;
}
/** 李** */
export const maskName = (name: string): string => (name === '' ? '' : `${Array.from(name)[0] ?? ''}**`);
/** 浙江省杭州市西湖区 *** : the first nine characters tell the courier's zone, the rest the door; of a short one the last six are the door. */
export function maskAddress(address: string): string {
  const characters = Array.from(address);
  return address === '' ? '' : `${characters.slice(0, Math.max(0, Math.min(9, characters.length - 6))).join('')} ***`.trim();
}
