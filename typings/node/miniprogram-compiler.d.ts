/** The package ships no types. Both throw with file, line and column where WeChat refuses the source. */
declare module 'miniprogram-compiler' {
  export function wxmlToJs(folder: string): string;
  export function wxssToJs(folder: string): string;
}
