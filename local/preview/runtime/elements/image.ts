import { h } from '../dom';
import { addressOf } from '../shell/addresses';
import type { ElementDefinition } from './define';

/** Mode → object-fit; every other mode is a corner or an edge of the unscaled picture. */
const FIT: Record<string, string> = { scaleToFill: 'fill', aspectFit: 'contain', aspectFill: 'cover', widthFix: 'fill', heightFix: 'fill' };

const properties = { src: '', mode: 'scaleToFill', lazyLoad: false, webp: false, showMenuByLongpress: false, fadeIn: false, ariaLabel: '', forceHttps: false };

export const image: ElementDefinition<typeof properties> = {
  tag: 'image', properties,
  attach(element) {
    const picture = h('img', { draggable: false, alt: '' });
    picture.onload = () => { element.emit('load', { width: picture.naturalWidth, height: picture.naturalHeight }); };
    picture.onerror = () => { element.emit('error', { errMsg: `GET ${element.props.src} failed` }); };
    element.host.append(picture);
    return {
      update() {
        const { src, mode, ariaLabel } = element.props;
        const fit = FIT[mode];
        picture.style.objectFit = fit ?? 'none';
        picture.style.objectPosition = fit === undefined ? mode : '';
        picture.alt = ariaLabel;
        element.host.setAttribute('mode', mode);
        const address = addressOf(src, element.component.ownerShadowRoot?.getHostNode().is ?? '');
        if (address === '') picture.removeAttribute('src');
        else if (picture.getAttribute('src') !== address) picture.src = address;
      },
    };
  },
};
