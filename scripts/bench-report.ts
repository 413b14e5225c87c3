/** The table on the terminal: what was measured, what it may be, whether it is. */
export class Report {
  /** Budgets that were not kept. */
  readonly broken: string[] = [];

  section(title: string): void {
    console.log(`\n${title}\n${'─'.repeat(WIDTHS.what + WIDTHS.figure + WIDTHS.budget + 6)}`);
  }

  /** @param isKept null where there is no budget */
  row(what: string, figure: string, budget = '', isKept: boolean | null = null): void {
    if (isKept === false) this.broken.push(`${what}: ${figure} (${budget})`);
    const mark = isKept === null ? ' ' : isKept ? '✓' : '✗';
    console.log(`${padded(what, WIDTHS.what)}${padded(figure, -WIDTHS.figure)}   ${padded(budget, WIDTHS.budget)} ${mark}`);
  }
}

const WIDTHS = { what: 50, figure: 26, budget: 28 };

/** Columns on the terminal: a Chinese character takes two. */
const columns = (text: string): number => [...text].reduce((sum, character) => sum + (/[⺀-鿿＀-￯]/.test(character) ? 2 : 1), 0);
const padded = (text: string, width: number): string => {
  const space = ' '.repeat(Math.max(0, Math.abs(width) - columns(text)));
  return width < 0 ? space + text : text + space;
};

export const ms = (value: number): string => `${value.toFixed(1)} ms`;
export const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
export const perSecond = (rate: number): string => `${rate.toFixed(0)} /s`;

/** How long one run takes, over `count` of them, one after the other. */
export async function timed(count: number, run: () => Promise<unknown>): Promise<{ median: number; p95: number }> {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(count / 2)] ?? NaN, p95: times[Math.floor(count * 0.95)] ?? NaN };
}

/** Runs per second of `total`, `atOnce` at a time. */
export async function throughput(total: number, atOnce: number, run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let left = total;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (left > 0) {
      left -= 1;
      await run();
    }
  }));
  return total / ((performance.now() - start) / 1000);
}
