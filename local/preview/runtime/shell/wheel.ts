import { h } from '../dom';

/** Height of a row, px; the style sheet has the same. */
const ROW = 48;

/** A column that scrolls and stops on a row. */
export class Wheel {
  readonly element = h('div', { class: 'shell-wheel', role: 'listbox', tabIndex: 0 });
  private labels: readonly string[] = [];
  private settling = 0;

  constructor(onTurned: () => void) {
    this.element.addEventListener('scroll', () => {
      clearTimeout(this.settling);
      this.settling = window.setTimeout(() => { this.mark(); onTurned(); }, 100);
    }, { passive: true });
  }

  /** Shows these rows with the wheel at one of them; it does not move if it stands there. */
  show(labels: readonly string[], at: number): void {
    if (labels.join('\n') !== this.labels.join('\n')) {
      this.labels = labels;
      this.element.replaceChildren(...labels.map((label, index) => h('div', { class: 'shell-wheel__row', role: 'option', onclick: () => { this.turn(index); } }, label)));
    }
    if (this.position() !== at) this.element.scrollTop = at * ROW;
    this.mark();
  }

  position(): number { return Math.min(this.labels.length - 1, Math.max(0, Math.round(this.element.scrollTop / ROW))); }

  private turn(to: number): void { this.element.scrollTo({ top: to * ROW, behavior: 'smooth' }); }

  private mark(): void {
    const at = this.position();
    [...this.element.children].forEach((row, index) => { row.setAttribute('aria-selected', String(index === at)); });
  }
}
