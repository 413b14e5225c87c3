/** `rpx` is 1/750 of the width; `vh` is of the page's area, without the bars. */
export function translateUnits(value: string): string {
  return value.replace(/(url\([^)]*\)|"[^"]*"|'[^']*')|(-?\d*\.?\d+)(rpx|vh)\b/gi, (_, text: string | undefined, number: string, unit: string) => {
    if (text !== undefined) return text;
    return unit.toLowerCase() === 'rpx' ? `${Number((Number(number) / 7.5).toFixed(5))}vw` : `calc(var(--wx-vh, 1vh) * ${number})`;
  });
}

/** A WXSS value as CSS: units, and the safe areas of the frame instead of the browser's. */
export const translateValue = (value: string): string =>
  translateUnits(value).replace(/env\(\s*safe-area-inset-(top|bottom|left|right)\s*(?:,[^)]*)?\)/g, 'var(--wx-safe-$1, 0px)');
