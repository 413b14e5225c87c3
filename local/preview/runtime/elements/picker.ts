import { openPicker, type PickerSheet } from '../shell/picker-sheet';
import type { ElementDefinition } from './define';

export const pickerProperties = {
  mode: 'selector', range: [] as unknown[], rangeKey: '', value: null as unknown, start: '', end: '', fields: 'day', disabled: false, headerText: '', name: '', level: '', customItem: '',
};

export const picker: ElementDefinition<typeof pickerProperties> = {
  tag: 'picker', properties: pickerProperties,
  attach(element) {
    let sheet: PickerSheet | null = null;
    element.on('tap', () => {
      if (!element.props.disabled) sheet ??= openPicker(element, () => { sheet = null; });
    });
    return { value: () => element.props.value, update: () => { sheet?.update(); } };
  },
};

const viewProperties = { value: [] as number[], indicatorStyle: '', indicatorClass: '', maskStyle: '', maskClass: '', immediateChange: false };

/** Rows of 40 px unless the page says otherwise. */
const ROW = 40;

export const pickerView: ElementDefinition<typeof viewProperties> = {
  tag: 'picker-view', properties: viewProperties,
  attach(element) {
    const columns = (): HTMLElement[] => [...element.host.querySelectorAll<HTMLElement>('wx-picker-view-column .wx-track')];
    const rowOf = (track: HTMLElement): number => (track.firstElementChild as HTMLElement | null)?.offsetHeight || ROW;
    let settling = 0;
    element.host.addEventListener('scroll', () => {
      clearTimeout(settling);
      settling = window.setTimeout(() => {
        const value = columns().map((track) => Math.round(track.scrollTop / rowOf(track)));
        if (value.join() === element.props.value.join()) return;
        element.set({ value });
        element.emit('change', { value });
      }, 120);
    }, { capture: true, passive: true });
    return {
      update: () => { requestAnimationFrame(() => { columns().forEach((track, index) => { track.scrollTop = (element.props.value[index] ?? 0) * rowOf(track); }); }); },
      value: () => element.props.value,
    };
  },
};

export const pickerViewColumn: ElementDefinition<Record<string, never>> = { tag: 'picker-view-column', properties: {}, template: 'column', externalClasses: ['indicator-class'] };
