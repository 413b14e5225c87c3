import { h } from '../dom';
import { addressOf } from '../shell/addresses';
import type { ElementDefinition } from './define';

const properties = { type: '2d', canvasId: '', disableScroll: false };

export const canvas: ElementDefinition<typeof properties> = {
  tag: 'canvas', properties,
  attach(element) {
    const node = canvasNode(h('canvas'));
    element.host.append(node);
    return { node: () => node };
  },
};

/** A canvas with what WeChat's has beside the standard. */
export function canvasNode(node: HTMLCanvasElement): HTMLCanvasElement {
  return Object.assign(node, {
    createImage: () => new MappedImage(),
    createPath2D: (path?: string) => new Path2D(path),
    requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
    cancelAnimationFrame: (handle: number) => { cancelAnimationFrame(handle); },
  });
}

/** An image whose `src` may be a file id, a temporary file or the declared cloud's address. */
class MappedImage extends Image {
  override get src(): string { return super.src; }

  override set src(address: string) { super.src = addressOf(address); }
}
