import { ApiError } from './api';

/** A short refusal, over the page; the page itself stays as it was. */
export function toastError(error: unknown): void {
  if (!(error instanceof ApiError)) throw error;
  void wx.showToast({ title: error.message, icon: 'none', duration: 3000 });
}

/** What a page shows in the place of what could not be read; its props are list-status's. */
export function loadFailure(error: unknown, what: string): { title: string; note: string } {
  if (!(error instanceof ApiError)) throw error;
  return { title: `${what}没读出来`, note: error.message };
}
