/**
 * WXS is not JavaScript: `x.constructor` is the name of the type. `WXS_GLOBALS`
 * supplies `wxsConstructor` and the two makers that WXS has for dates and regular expressions.
 */
export function compileWxs(source: string): string {
  return source
    .replace(/([\w$.\]]+(?:\([^()]*\))?)\.constructor\b/g, 'wxsConstructor($1)')
    .replace(/require\((['"])([^'"]*?)\.wxs\1\)/g, 'require("$2")');
}

/** The paths that a WXS file requires. */
export const requiredBy = (source: string): string[] => [...source.matchAll(/require\(['"](.*?)['"]\)/g)].map(([, path = '']) => path);

/** Statements before the templates' code. */
export const WXS_GLOBALS = `
const wxsConstructor = (value) => Object.prototype.toString.call(value).slice(8, -1);
const getDate = (...parts) => new Date(...parts);
const getRegExp = (pattern, flags) => new RegExp(pattern, flags);
`;
