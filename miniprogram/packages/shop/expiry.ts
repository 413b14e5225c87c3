import { clockTime, shopDate, spokenDate } from '../../shared/kernel/time';

/** Until when an invitation can be used: 11 月 26 日 14:40 前有效. */
export const expiryText = (expiresAt: number, now: number): string => `${spokenDate(shopDate(expiresAt), shopDate(now))} ${clockTime(expiresAt)} 前有效`;
