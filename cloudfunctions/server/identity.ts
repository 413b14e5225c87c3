import { shopDate } from '../../miniprogram/shared/kernel/time';

/** The `_id` of what a command creates: the same for every repetition. */
export const documentIdOf = (shopId: string, commandId: string): string => `${shopId}:${commandId}`;

/**
 * A number people can say: kind, date, and four characters of the command's id. No counter, so
 * no document that every order must write; the `_id` is what is unique.
 */
export function documentNumber(prefix: 'SO' | 'PO' | 'SH' | 'RK' | 'TZ', commandId: string, now: number): string {
  const date = shopDate(now).slice(5).replace('-', '');
  const tail = commandId.replace(/[^A-Za-z0-9]/g, '').slice(-4).toUpperCase();
  return `${prefix}${date}-${tail}`;
}
