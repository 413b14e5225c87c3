import type { ReasonPart } from '../types';

interface Piece {
  key: number;
  text: string;
  isStrong: boolean;
  tone: string;
}

const NO_BREAK_SPACE = '\u00a0';
/** A number and its unit stay on one line: 7 天. */
const keepUnits = (text: string): string => text.replace(/(\d) (?=\S)/g, `$1${NO_BREAK_SPACE}`);

const pieceOf = (part: ReasonPart, key: number): Piece =>
  typeof part === 'string'
    ? { key, text: keepUnits(part), isStrong: false, tone: '' }
    : { key, text: keepUnits(part.text), isStrong: true, tone: part.tone ?? '' };

const icons: Record<string, string> = { amber: 'error-triangle', red: 'error-triangle', brand: 'check' };

/** One sentence that says why, on the row it concerns; its inputs are bold. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    text: { type: String, value: '' },
    /** Instead of `text`: strings are plain, objects bold. */
    parts: { type: Array, value: [] as ReasonPart[] },
    /** amber red brand: coloured, with its icon */
    tone: { type: String, value: '' },
    box: { type: Boolean, value: false },
    /** 1 keeps it on one line; else it is written for two, and three in large type. */
    lines: { type: Number, value: 2 },
  },
  data: { pieces: [] as Piece[], icon: '' },
  observers: {
    'text, parts'(text: string, parts: ReasonPart[]) {
      this.setData({ pieces: (parts.length > 0 ? parts : [text]).map(pieceOf).filter((piece) => piece.text !== '') });
    },
    tone(tone: string) {
      this.setData({ icon: icons[tone] ?? '' });
    },
  },
});
