/** One crossing of the grid. */
export interface GridCell {
  key: string;
  text: string;
  /** plain; missing: to be filled, amber; off: 不卖, dashed; still: shown, not typed into */
  state: 'plain' | 'missing' | 'off' | 'still';
  tone?: 'red' | 'amber';
}

export interface GridRow {
  key: string;
  head: string;
  /** The colour that the head names, for a dot before it; '' for none. */
  dot: string;
  cells: GridCell[];
}
