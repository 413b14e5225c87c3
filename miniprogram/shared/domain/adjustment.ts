/** Why a balance is corrected by hand. */
export const adjustmentReasons = {
  opening: '期初', count: '点数不对', damage: '报损', lost: '丢失', found: '找到', gift: '赠送', other: '其他',
} as const;
export type AdjustmentReason = keyof typeof adjustmentReasons;
