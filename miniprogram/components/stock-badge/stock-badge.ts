import type { StockLevel } from '../../shared/domain/stock';
import { formatFigure } from '../format-figure';

interface Figures {
  level: StockLevel;
  reserved: number;
  incoming: number;
  days: unknown;
  unit: string;
}

/** What is worth knowing next to the figure: how it is held, how long it lasts, or what is coming. */
function noteOf({ level, reserved, incoming, days, unit }: Figures): string {
  if (level === 'oversold') return `占用 ${formatFigure(reserved)}`;
  if (level === 'out') return incoming > 0 ? `在途 ${formatFigure(incoming)} ${unit}` : '没有在途';
  if (level === 'low' && typeof days === 'number') return `够卖 ${formatFigure(days)} 天`;
  return reserved > 0 ? `占用 ${formatFigure(reserved)}` : '可用';
}

const tones: Record<StockLevel, string> = { ok: '', low: 'low', out: 'out', oversold: 'out' };

/** The figure is always 可用; the line below says why it is what it is. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    available: { type: Number, value: 0 },
    reserved: { type: Number, value: 0 },
    incoming: { type: Number, value: 0 },
    level: { type: String, value: 'ok' },
    /** Days it lasts at the present speed, or null when that is not known. */
    days: { type: null, value: null },
    unit: { type: String, value: '件' },
  },
  data: { figure: '0', note: '', tone: '', hasWord: false },
  observers: {
    'available, reserved, incoming, level, days, unit'(
      available: number, reserved: number, incoming: number, level: StockLevel, days: unknown, unit: string,
    ) {
      const note = noteOf({ level, reserved, incoming, days, unit });
      this.setData({ figure: formatFigure(available), note, tone: tones[level], hasWord: level !== 'oversold' && note.startsWith('占用') });
    },
  },
});
