import { h } from '../dom';
import { canvasNode } from '../elements/canvas';
import { createAnimation } from '../framework/animation';
import { api, chapter, Failure } from './api';
import { savePicture } from './picture';

/** 画布, 动画 */
export const canvas = chapter({
  createOffscreenCanvas: ({ type = 'webgl', width = 300, height = 150 }: WechatMiniprogram.CreateOffscreenCanvasOption = {}) => {
    if (type !== '2d') throw new Error(`wx.createOffscreenCanvas({ type: '${type}' }) is not in the preview (local/preview/runtime/wx)`);
    return canvasNode(h('canvas', { width, height }));
  },

  canvasToTempFilePath: api<WechatMiniprogram.CanvasToTempFilePathOption>('canvasToTempFilePath', async (options) => {
    const { canvas: node, x = 0, y = 0, fileType = 'png', quality = 1 } = options;
    if (!(node instanceof HTMLCanvasElement)) throw new Failure('canvas is empty: the preview knows canvas 2d only');
    const { width = node.width - x, height = node.height - y } = options;
    const { destWidth = width, destHeight = height } = options;
    const part = await createImageBitmap(node, x, y, width, height);
    return { tempFilePath: await savePicture(part, destWidth, destHeight, fileType, quality) };
  }),

  createAnimation,
});
