import { translateUnits } from '../../units';
import { after, nextFrame } from '../dom';

/** What wx.createAnimation().export() gives and `animation="{{…}}"` plays: steps, one after the other. */
export interface Animation { actions: Step[] }

export interface StepOptions { duration: number; timingFunction: string; delay: number; transformOrigin: string }

interface Step { transforms: string[]; styles: Record<string, string>; options: StepOptions }

const DEFAULTS: StepOptions = { duration: 400, timingFunction: 'linear', delay: 0, transformOrigin: '50% 50% 0' };

const LENGTH = (value: unknown): string => (typeof value === 'number' ? `${value}px` : translateUnits(String(value)));
const DEGREES = (value: unknown): string => `${Number(value)}deg`;
const PLAIN = (value: unknown): string => String(value);

/** Transform function → how its arguments are written. */
const TRANSFORMS: Record<string, (value: unknown) => string> = {
  rotate: DEGREES, rotateX: DEGREES, rotateY: DEGREES, rotateZ: DEGREES, skew: DEGREES, skewX: DEGREES, skewY: DEGREES,
  translate: LENGTH, translateX: LENGTH, translateY: LENGTH, translateZ: LENGTH, translate3d: LENGTH,
  scale: PLAIN, scaleX: PLAIN, scaleY: PLAIN, scaleZ: PLAIN, scale3d: PLAIN, rotate3d: PLAIN, matrix: PLAIN, matrix3d: PLAIN,
};

/** Style property → how its value is written. */
const STYLES: Record<string, (value: unknown) => string> = {
  opacity: PLAIN, backgroundColor: PLAIN, width: LENGTH, height: LENGTH, top: LENGTH, right: LENGTH, bottom: LENGTH, left: LENGTH,
};

type Builder = Record<string, (...values: unknown[]) => Builder> & { step(options?: Partial<StepOptions>): Builder; export(): Animation };

/** wx.createAnimation: transforms add up over all steps, each step has its own styles. */
export function createAnimation(defaults: Partial<StepOptions> = {}): Builder {
  const base = { ...DEFAULTS, ...defaults };
  const transforms: string[] = [];
  let styles: Record<string, string> = {};
  let actions: Step[] = [];
  const builder = {
    step(options: Partial<StepOptions> = {}) {
      actions.push({ transforms: [...transforms], styles, options: { ...base, ...options } });
      styles = {};
      return builder;
    },
    export() {
      const exported = { actions };
      actions = [];
      return exported;
    },
  } as Builder;
  for (const [name, write] of Object.entries(TRANSFORMS)) {
    Reflect.set(builder, name, (...values: unknown[]) => {
      const text = `${name}(${values.map(write).join(', ')})`;
      const index = transforms.findIndex((transform) => transform.startsWith(`${name}(`));
      if (index < 0) transforms.push(text);
      else transforms[index] = text;
      return builder;
    });
  }
  for (const [name, write] of Object.entries(STYLES)) {
    Reflect.set(builder, name, (value: unknown) => { styles[name] = write(value); return builder; });
  }
  return builder;
}

export const isAnimation = (value: unknown): value is Animation =>
  typeof value === 'object' && value !== null && 'actions' in value && Array.isArray(value.actions);

/** The animation that a DOM element plays; a newer one replaces it. */
const playing = new WeakMap<HTMLElement, Animation>();

export async function play(dom: HTMLElement, animation: Animation): Promise<void> {
  playing.set(dom, animation);
  for (const { transforms, styles, options } of animation.actions) {
    await nextFrame();
    if (playing.get(dom) !== animation) return;
    const { duration, delay, timingFunction, transformOrigin } = options;
    Object.assign(dom.style, { transition: `all ${duration}ms ${timingFunction} ${delay}ms`, transformOrigin, transform: transforms.join(' '), ...styles });
    await after(duration + delay);
  }
}
