import { h } from '../dom';
import { askForCode } from '../shell/scan-sheet';
import type { ElementDefinition } from './define';

const properties = { mode: 'normal', resolution: 'medium', devicePosition: 'back', flash: 'auto', frameSize: 'medium' };

/** There is no camera: in `scanCode` mode a code is typed, pasted or read from a picture. */
export const camera: ElementDefinition<typeof properties> = {
  tag: 'camera', properties,
  attach(element) {
    const ask = (): void => {
      void askForCode().then((code) => {
        if (code !== null) element.emit('scancode', { type: code.scanType, result: code.result, charSet: 'UTF-8', rawData: '' });
      });
    };
    const open = h('button', { class: 'wx-camera__open', onclick: ask }, '输入条码');
    element.host.append(open);
    requestAnimationFrame(() => { element.emit('initdone', { maxZoom: 1 }); });
    return { update: () => { open.hidden = element.props.mode !== 'scanCode'; } };
  },
};
