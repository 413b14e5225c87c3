import type { ElementHandle } from '../elements/define';
import type { pickerProperties } from '../elements/picker';
import { h } from '../dom';
import { openOverlay } from './overlay';
import { nearest, wheelsOf } from './picker-wheels';
import { Wheel } from './wheel';

type Picker = ElementHandle<typeof pickerProperties>;

/** A picker that is open. */
export interface PickerSheet {
  /** The page changed the picker's properties, as it does when a column has turned. */
  update(): void;
}

/** The sheet of `<picker>`: wheels beside each other; the element tells `change` or `cancel`. */
export function openPicker(picker: Picker, onClosed: () => void): PickerSheet {
  const chosen = wheelsOf(picker.props).start;
  const wheels = chosen.map((_, column) => new Wheel(() => { turned(column); }));

  /** Each wheel's items depend on where those before it stand. */
  function draw(): void {
    const { columns } = wheelsOf(picker.props);
    wheels.forEach((wheel, index) => {
      const { values, label } = columns(chosen)[index] ?? { values: [], label: String };
      const value = nearest(values, chosen[index] ?? 0);
      chosen[index] = value;
      wheel.show(values.map(label), values.indexOf(value));
    });
  }

  function turned(column: number): void {
    const value = wheelsOf(picker.props).columns(chosen)[column]?.values[wheels[column]?.position() ?? 0];
    if (value === undefined || value === chosen[column]) return;
    chosen[column] = value;
    if (picker.props.mode === 'multiSelector') picker.emit('columnchange', { column, value });
    draw();
  }

  function end(isConfirmed: boolean): void {
    if (isConfirmed) wheels.forEach((_, column) => { turned(column); });
    overlay.close();
    onClosed();
    if (!isConfirmed) { picker.emit('cancel'); return; }
    const value = wheelsOf(picker.props).result(chosen);
    picker.set({ value });
    picker.emit('change', { value });
  }

  const { headerText } = picker.props;
  const overlay = openOverlay('bottom', h('section', { class: 'shell-sheet', 'aria-label': headerText || '请选择' },
    h('header', { class: 'shell-sheet__header' },
      h('button', { class: 'shell-sheet__button', onclick: () => { end(false); } }, '取消'), h('strong', {}, headerText),
      h('button', { class: 'shell-sheet__button shell-sheet__button--confirm', onclick: () => { end(true); } }, '确定')),
    h('div', { class: 'shell-wheels' }, ...wheels.map(({ element }) => element))), () => { end(false); });
  draw();
  return { update: draw };
}
