import { wxApi } from '../wx/own';
import { handleAt, type ElementDefinition, type ElementHandle } from './define';

const buttonProperties = {
  type: 'default', size: 'default', plain: false, disabled: false, loading: false, formType: '', openType: '', hoverClass: 'button-hover', ariaLabel: '', name: '',
  hoverStopPropagation: false, hoverStartTime: 20, hoverStayTime: 70, lang: 'en', sessionFrom: '', appParameter: '',
};

/** What open-type does beside the tap. */
const OPEN: Record<string, (element: ElementHandle) => void> = {
  share: (element) => { wxApi().shareFromButton(element); },
  chooseAvatar: (element) => {
    void wxApi().chooseMedia({ count: 1, mediaType: ['image'] })?.then(({ tempFiles: [file] }) => { element.emit('chooseavatar', { avatarUrl: file?.tempFilePath }); }, () => undefined);
  },
};

export const button: ElementDefinition<typeof buttonProperties> = {
  tag: 'button', properties: buttonProperties,
  attach(element) {
    const { host } = element;
    host.setAttribute('role', 'button');
    element.on('tap', () => {
      const { formType, openType } = element.props;
      if (formType !== '') submit(element.closest('form'), formType);
      if (openType !== '') (OPEN[openType] ?? (() => { throw new Error(`<button open-type="${openType}"> is not in the preview`); }))(element as unknown as ElementHandle);
    });
    return {
      update() {
        const { type, size, plain, disabled, loading, hoverClass, ariaLabel } = element.props;
        host.setAttribute('type', type);
        host.setAttribute('size', size);
        host.setAttribute('hover-class', hoverClass);
        host.toggleAttribute('plain', plain);
        host.toggleAttribute('disabled', disabled);
        host.toggleAttribute('loading', loading);
        host.setAttribute('aria-disabled', String(disabled));
        if (ariaLabel !== '') host.setAttribute('aria-label', ariaLabel);
      },
    };
  },
};

export const form: ElementDefinition<{ reportSubmit: boolean }> = { tag: 'form', properties: { reportSubmit: false } };

function submit(element: ElementHandle | null, kind: string): void {
  if (element === null) return;
  const fields = [...element.host.querySelectorAll('*')].flatMap((dom) => handleAt(dom) ?? []).filter(({ host }) => host !== element.host);
  if (kind === 'reset') {
    for (const { behaviour } of new Set(fields)) behaviour.reset?.();
    element.emit('reset');
    return;
  }
  const named = fields.filter(({ props, behaviour }) => typeof props['name'] === 'string' && props['name'] !== '' && behaviour.value !== undefined);
  element.emit('submit', { value: Object.fromEntries(named.map(({ props, behaviour }) => [props['name'], behaviour.value?.()])), formId: 'preview' });
}

export const label: ElementDefinition<{ for: string }> = {
  tag: 'label', properties: { for: '' },
  attach(element) {
    element.on('tap', () => {
      const { for: id } = element.props;
      const scope = id === '' ? element.host : element.host.closest('wx-page');
      const target = scope?.querySelector(id === '' ? 'wx-checkbox, wx-radio, wx-switch, wx-input, wx-textarea' : `[id$="--${CSS.escape(id)}"]`);
      handleAt(target)?.behaviour.press?.();
    });
    return {};
  },
};

const navigatorProperties = { url: '', openType: 'navigate', delta: 1, target: 'self', hoverClass: 'navigator-hover' };

const NAVIGATE: Record<string, 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch'> = { navigate: 'navigateTo', redirect: 'redirectTo', switchTab: 'switchTab', reLaunch: 'reLaunch' };

export const navigator: ElementDefinition<typeof navigatorProperties> = {
  tag: 'navigator', properties: navigatorProperties,
  attach(element) {
    element.on('tap', () => {
      const { url, openType, delta } = element.props;
      const method = NAVIGATE[openType];
      void (method === undefined ? wxApi().navigateBack({ delta }) : wxApi()[method]({ url }));
    });
    return { update() { element.host.setAttribute('hover-class', element.props.hoverClass); } };
  },
};
