import type { ComponentSpace } from 'glass-easel';
import { camera } from './camera';
import { canvas } from './canvas';
import { checkbox, checkboxGroup, radio, radioGroup, slider, switchElement } from './choices';
import { defineElement, elementSpace, type ElementDefinition } from './define';
import { input, textarea } from './field';
import { button, form, label, navigator } from './forms';
import { image } from './image';
import { picker, pickerView, pickerViewColumn } from './picker';
import { scrollView } from './scroll-view';
import { icon, progress, richText } from './shapes';
import { swiper, swiperItem } from './swiper';

/** Elements without a behaviour: no component stands behind them, which makes them cheap. */
const PLAIN = ['view', 'text', 'cover-view', 'root-portal', 'movable-area', 'movable-view', 'match-media', 'page-container', 'share-element'];

/** Elements that the preview shows as an empty box. */
const EMPTY = ['page-meta', 'navigation-bar', 'cover-image', 'video', 'map', 'web-view', 'ad', 'open-data', 'official-account', 'editor'];

/** Makes WeChat's elements known to the app. */
export function defineElements(app: ComponentSpace): void {
  const own = elementSpace(app);
  const define = <P extends Record<string, unknown>>(definition: ElementDefinition<P>): void => { defineElement(app, own, definition); };
  for (const tag of PLAIN) app.setGlobalUsingComponent(tag, tag);
  for (const tag of EMPTY) define({ tag, properties: {} });
  define(button);
  define(camera);
  define(canvas);
  define(checkbox);
  define(checkboxGroup);
  define(form);
  define(icon);
  define(image);
  define(input);
  define(label);
  define(navigator);
  define(picker);
  define(pickerView);
  define(pickerViewColumn);
  define(progress);
  define(radio);
  define(radioGroup);
  define(richText);
  define(scrollView);
  define(slider);
  define(swiper);
  define(swiperItem);
  define(switchElement);
  define(textarea);
}
