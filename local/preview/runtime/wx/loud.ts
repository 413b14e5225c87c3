/**
 * An object of WeChat's API on which a name that the preview does not have still reads as a function,
 * and throws when it is called.
 *
 * Why not undefined: a phone has nearly all of WeChat's names, so `wx.name ? a : b` must lead to `a`
 * here too, and then say what is missing instead of quietly taking the branch for old phones. All
 * names that TDesign tests in this way are there. `wx.canIUse(name)` and `name in wx` tell the truth.
 */
export function loud<T extends object>(name: string, apis: T): T {
  return new Proxy(apis, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || PROTOCOL.has(key)) return Reflect.get(target, key, receiver) as unknown;
      return () => { throw new Error(`${name}.${key} is not in the preview (local/preview/runtime/wx)`); };
    },
  });
}

/** Names that the language asks of any object. */
const PROTOCOL = new Set(['then', 'toJSON', 'constructor', 'prototype', '$$typeof', 'nodeType', 'asymmetricMatch']);
