import { addressOf } from '../shell/addresses';
import { openActionSheet } from '../shell/action-sheet';
import { openDialog } from '../shell/dialog';
import { hideToast, showToast } from '../shell/toast';
import { api, cancelled, chapter, Failure } from './api';

const TOAST_MS = 1500;
const ACTIONS_MAX = 6;

/** 交互 */
export const interaction = chapter({
  showToast: api<WechatMiniprogram.ShowToastOption>('showToast', ({ title, icon = 'success', image, mask = false, duration = TOAST_MS }) => {
    showToast({ title: String(title), icon, ...(image === undefined ? {} : { image: addressOf(image) }), mask, durationMs: duration });
  }),
  hideToast: api<WechatMiniprogram.HideToastOption>('hideToast', hideToast),
  showLoading: api<WechatMiniprogram.ShowLoadingOption>('showLoading', ({ title, mask = false }) => { showToast({ title, icon: 'loading', mask, durationMs: null }); }),
  hideLoading: api<WechatMiniprogram.HideLoadingOption>('hideLoading', hideToast),

  showModal: api<WechatMiniprogram.ShowModalOption>('showModal', async (options) => {
    const { title = '', content = '', showCancel = true, cancelText = '取消', cancelColor, confirmText = '确定', confirmColor, editable = false, placeholderText = '' } = options;
    const answer = await openDialog({
      title, content, confirmText, cancelText: showCancel ? cancelText : null, editable, placeholder: placeholderText,
      ...(cancelColor === undefined ? {} : { cancelColor }), ...(confirmColor === undefined ? {} : { confirmColor }),
    });
    return { confirm: answer !== null, cancel: answer === null, content: editable ? answer ?? '' : '' };
  }),

  showActionSheet: api<WechatMiniprogram.ShowActionSheetOption>('showActionSheet', async ({ itemList, itemColor, alertText }) => {
    if (itemList.length > ACTIONS_MAX) throw new Failure(`parameter error: itemList should not be larger than ${ACTIONS_MAX}`);
    const tapIndex = await openActionSheet({ items: itemList, ...(itemColor === undefined ? {} : { itemColor }), ...(alertText === undefined ? {} : { alertText }) });
    if (tapIndex === null) throw cancelled();
    return { tapIndex };
  }),
});
