/**
 * A count as it stands on the screen: thousands comma, U+2212 before a negative.
 *
 * @param count integer, base units
 * @example formatFigure(-1284) // '−1,284'
 */
export const formatFigure = (count: number): string =>
  `${count < 0 ? '−' : ''}${String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, ',')}`;
