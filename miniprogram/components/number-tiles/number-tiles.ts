import { formatFen } from '../../shared/kernel/money';
import { formatFigure } from '../format-figure';
import type { Tile } from '../types';

interface Cell {
  key: string;
  label: string;
  mark: string;
  figure: string;
  small: string;
  tone: string;
}

function cellOf({ key, label, value, fen, unit = '', tone }: Tile): Cell {
  const base = { key, label, tone: tone === undefined ? '' : tone === 'grey' ? 'ink-3' : tone };
  if (typeof fen === 'number') {
    const [yuan = '', cents = ''] = formatFen(Math.abs(fen)).split('.');
    return { ...base, mark: fen < 0 ? '−¥' : '¥', figure: yuan, small: `.${cents}` };
  }
  return { ...base, mark: '', figure: value === undefined ? '—' : formatFigure(value), small: value === undefined ? '' : unit };
}

/** Two to four figures in a row, each over its name. A tile without a figure shows —. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { tiles: { type: Array, value: [] as Tile[] } },
  data: { cells: [] as Cell[] },
  observers: {
    tiles(tiles: Tile[]) {
      this.setData({ cells: tiles.filter(({ fen }) => fen !== null).map(cellOf) });
    },
  },
  methods: {
    onTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('select', { key: String(currentTarget.dataset['key']) });
    },
  },
});
