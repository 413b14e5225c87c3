/*
 * A command's id is made when its form opens and kept until it is answered, so that asking
 * again, even after the app was closed, can never do it twice.
 */

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const LENGTH = 20;
const keyOf = (form: string): string => `command:${form}`;

/** An id that nobody guesses and nobody has used. */
export const randomId = (): string => Array.from({ length: LENGTH }, () => ALPHABET.charAt(Math.floor(Math.random() * ALPHABET.length))).join('');

/** The id of the form's command: the kept one, or a new one. */
export function commandIdFor(form: string): string {
  const kept = wx.getStorageSync<string>(keyOf(form));
  if (kept !== '') return kept;
  const id = randomId();
  wx.setStorageSync(keyOf(form), id);
  return id;
}

/** The command was done: the next one is another. */
export function forgetCommandId(form: string): void {
  wx.removeStorageSync(keyOf(form));
}
