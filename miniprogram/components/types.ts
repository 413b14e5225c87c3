import type { Tone } from '../shared/domain/order-states';

/** One button of a bar or a card. */
export interface Action {
  key: string;
  /** Names the result: 收款 ¥1,376.00, not 确定. With `icon` only, it is read aloud. */
  label: string;
  kind?: 'primary' | 'tint' | 'danger' | 'plain';
  /** A class of icon-font.wxss without `t-icon-`. */
  icon?: string;
  /** Shows the icon alone: ⋯ */
  iconOnly?: boolean;
  disabled?: boolean;
  /** Keeps the button's width and spins. */
  busy?: boolean;
}

/** One filter with its count; `tone` colours a count that is bad. */
export interface Chip {
  key: string;
  label: string;
  count?: number;
  tone?: 'red' | 'amber';
}

/** One figure over its label. `fen` shows money, `value` a count. */
export interface Tile {
  key: string;
  label: string;
  value?: number;
  fen?: number | null;
  unit?: string;
  tone?: Tone;
}

/** A string is plain; an object is an input: bold, and never broken between number and unit. */
export type ReasonPart = string | { text: string; tone?: 'red' | 'amber' };

export interface TimelineEntry {
  key: string;
  title: string;
  /** Time and person, '今天 21:40 · 微信' */
  note: string;
  /** The step that is running now: a larger jade dot. */
  isCurrent?: boolean;
  /** 红冲: kept in sight, struck by its opposite */
  isReversed?: boolean;
}
