import type { PartyRow } from '../../../cloudfunctions/orders/contract';

/** A customer as lists show them. */
export interface CustomerRow extends PartyRow {
  letter: string;
  /** 尾号 6618 · 浙江省杭州市西湖区 *** */
  caption: string;
  balanceLabel: '还欠' | '预收' | '不欠款';
  balanceTone: 'amber' | '';
  balanceShownFen: number;
}

/** 尾号 6618 · 浙江省杭州市西湖区 *** */
export const whereabouts = ({ phoneMask, addressMask }: Pick<PartyRow, 'phoneMask' | 'addressMask'>): string =>
  [phoneMask === '' ? '' : `尾号 ${phoneMask.slice(-4)}`, addressMask].filter((part) => part !== '').join(' · ');

/** Below 0 they paid ahead of what was sent: 预收. */
export const customerRow = <T extends PartyRow>(row: T): T & CustomerRow => ({
  ...row, letter: Array.from(row.name)[0] ?? '', caption: whereabouts(row),
  balanceLabel: row.balanceFen > 0 ? '还欠' : row.balanceFen < 0 ? '预收' : '不欠款', balanceTone: row.balanceFen > 0 ? 'amber' : '', balanceShownFen: Math.abs(row.balanceFen),
});
