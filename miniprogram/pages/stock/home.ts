import { formatFigure } from '../../components/format-figure';
import type { Attention, StockTotals } from '../../../cloudfunctions/stock/contract';
import { stockLevels } from '../../shared/domain/stock';

/** The whole shop's stock: the figure, its sum, and what it is worth. */
export interface Hero {
  /** 可用 */
  figure: string;
  isShort: boolean;
  /** 现有 = 可用 + 占用, + 不可售 where there is any */
  sum: { key: string; label: string; figure: string; sign: string; dot: string }[];
  incoming: string;
  /** Of 现有, for the bar. */
  freePercent: number;
  valueFen: number | null;
}

export function heroOf(totals: StockTotals): Hero {
  const { onHand, reserved, notForSale, incoming } = totals;
  // Absent for those who may not see what goods cost.
  const { valueFen = null } = totals as Partial<StockTotals>;
  const free = onHand - reserved - notForSale;
  return {
    figure: formatFigure(free), isShort: free < 0, valueFen,
    freePercent: onHand <= 0 ? 0 : Math.max(0, (free * 100) / onHand), incoming: formatFigure(incoming),
    sum: [
      { key: 'onHand', label: '现有', figure: formatFigure(onHand), sign: '', dot: '' },
      { key: 'free', label: '可用', figure: formatFigure(free), sign: '=', dot: 'free' },
      { key: 'reserved', label: '占用', figure: formatFigure(reserved), sign: '+', dot: 'reserved' },
      ...(notForSale === 0 ? [] : [{ key: 'notForSale', label: '不可售', figure: formatFigure(notForSale), sign: '+', dot: '' }]),
    ],
  };
}

/** One thing to see to, worst first. */
export interface Alert {
  level: 'oversold' | 'out' | 'low';
  label: string;
  note: string;
  count: string;
  tone: 'red' | 'amber';
  icon: string;
}

const onTheWay = (count: number, incoming: number): string =>
  incoming === 0 ? '都还没进货' : incoming === count ? '都已在途' : `其中 ${formatFigure(incoming)} 款已在途`;

export function alertsOf({ oversold, out, low }: Attention): Alert[] {
  const shortage = `${oversold.worst}，欠 ${formatFigure(oversold.shortage)} ${oversold.unit}`;
  const alerts: (Omit<Alert, 'label' | 'count'> & { count: number })[] = [
    { level: 'oversold', count: oversold.count, tone: 'red', icon: 'error-triangle', note: oversold.count > 1 ? `最多的：${shortage}` : shortage },
    { level: 'out', count: out.count, tone: 'red', icon: 'control-platform', note: onTheWay(out.count, out.incoming) },
    { level: 'low', count: low.count, tone: 'amber', icon: 'time', note: onTheWay(low.count, low.incoming) },
  ];
  return alerts.filter(({ count }) => count > 0).map((alert) => ({ ...alert, label: stockLevels[alert.level].label, count: formatFigure(alert.count) }));
}
