import type { OwnWx } from '.';

let own: OwnWx | null = null;

/** main.ts makes `wx` once; elements and the shell reach it here. */
export function setWxApi(wx: OwnWx): void { own = wx; }

export function wxApi(): OwnWx {
  if (own === null) throw new Error('wx is not made yet');
  return own;
}
