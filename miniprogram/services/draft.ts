/* A form is kept on the phone while it is being filled, so that a call, a dead battery or no network costs nothing. */

interface Draft<T> {
  shopId: string;
  savedAt: number;
  value: T;
}

const keyOf = (form: string): string => `draft:${form}`;

/** Keeps the form as it is; returns when, for 草稿已存 22:47. */
export function saveDraft<T>(form: string, shopId: string, value: T): number {
  const draft: Draft<T> = { shopId, savedAt: Date.now(), value };
  wx.setStorageSync(keyOf(form), draft);
  return draft.savedAt;
}

/** The kept form of this shop, or null. */
export function loadDraft<T>(form: string, shopId: string): Draft<T> | null {
  const draft = wx.getStorageSync<Draft<T> | ''>(keyOf(form));
  return draft === '' || draft.shopId !== shopId ? null : draft;
}

export function dropDraft(form: string): void {
  wx.removeStorageSync(keyOf(form));
}
