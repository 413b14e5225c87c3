import { h } from '../dom';
import type { Behaviour, ElementDefinition, ElementHandle } from './define';

const itemProperties = { value: '', checked: false, disabled: false, color: '', ariaLabel: '' };
type Item = ElementHandle<typeof itemProperties>;

/** The box or dot before its content. */
function attachItem(element: Item, role: 'checkbox' | 'radio', press: () => void): Behaviour {
  element.host.prepend(h('i', { class: 'wx-mark' }));
  element.host.setAttribute('role', role);
  // A label around it presses it too; two presses of one tap would undo each other.
  element.on('tap', () => { if (element.closest('label') === null) press(); });
  return {
    update() {
      const { checked, disabled, color } = element.props;
      element.host.toggleAttribute('checked', checked);
      element.host.toggleAttribute('disabled', disabled);
      element.host.setAttribute('aria-checked', String(checked));
      if (color !== '') element.host.style.setProperty('--mark', color);
    },
    press,
    reset: () => { element.set({ checked: false }); },
  };
}

const asItem = (element: Item): ElementHandle => element as unknown as ElementHandle;

export const checkbox: ElementDefinition<typeof itemProperties> = {
  tag: 'checkbox', properties: itemProperties,
  attach: (element) => attachItem(element, 'checkbox', () => {
    if (element.props.disabled) return;
    element.set({ checked: !element.props.checked });
    element.closest('checkbox-group')?.behaviour.choose?.(asItem(element));
  }),
};

export const radio: ElementDefinition<typeof itemProperties> = {
  tag: 'radio', properties: itemProperties,
  attach: (element) => attachItem(element, 'radio', () => {
    if (element.props.disabled || element.props.checked) return;
    element.set({ checked: true });
    element.closest('radio-group')?.behaviour.choose?.(asItem(element));
  }),
};

export const checkboxGroup: ElementDefinition<{ name: string }> = {
  tag: 'checkbox-group', properties: { name: '' },
  attach(element) {
    const value = (): unknown[] => element.inside('checkbox').filter(({ props }) => props['checked'] === true).map(({ props }) => props['value']);
    return { value, choose: () => { element.emit('change', { value: value() }); } };
  },
};

export const radioGroup: ElementDefinition<{ name: string }> = {
  tag: 'radio-group', properties: { name: '' },
  attach: (element) => ({
    value: () => element.inside('radio').find(({ props }) => props['checked'] === true)?.props['value'] ?? '',
    choose(chosen) {
      for (const item of element.inside('radio')) if (item.host !== chosen.host) item.set({ checked: false });
      element.emit('change', { value: chosen.props['value'] });
    },
  }),
};

const switchProperties = { checked: false, disabled: false, color: '#04be02', name: '', type: 'switch', ariaLabel: '' };

export const switchElement: ElementDefinition<typeof switchProperties> = {
  tag: 'switch', properties: switchProperties,
  attach(element) {
    const { host } = element;
    host.setAttribute('role', 'switch');
    host.append(h('i', { class: 'wx-knob' }));
    const press = (): void => {
      if (element.props.disabled) return;
      element.set({ checked: !element.props.checked });
      element.emit('change', { value: element.props.checked });
    };
    element.on('tap', () => { if (element.closest('label') === null) press(); });
    return {
      update() {
        host.toggleAttribute('checked', element.props.checked);
        host.setAttribute('aria-checked', String(element.props.checked));
        host.style.setProperty('--mark', element.props.color);
      },
      press,
      value: () => element.props.checked,
      reset: () => { element.set({ checked: false }); },
    };
  },
};

const sliderProperties = { min: 0, max: 100, step: 1, value: 0, disabled: false, name: '', activeColor: '#1aad19', backgroundColor: '#e9e9e9', showValue: false, blockSize: 28 };

export const slider: ElementDefinition<typeof sliderProperties> = {
  tag: 'slider', properties: sliderProperties,
  attach(element) {
    const inner = h('input', { type: 'range' });
    element.host.append(inner);
    inner.addEventListener('input', () => { element.emit('changing', { value: inner.valueAsNumber }); });
    inner.addEventListener('change', () => {
      element.set({ value: inner.valueAsNumber });
      element.emit('change', { value: inner.valueAsNumber });
    });
    return {
      update() {
        const { min, max, step, value, disabled, activeColor } = element.props;
        Object.assign(inner, { min: String(min), max: String(max), step: String(step), disabled });
        inner.value = String(value);
        inner.style.accentColor = activeColor;
      },
      value: () => element.props.value,
      reset: () => { element.set({ value: element.props.min }); },
    };
  },
};
