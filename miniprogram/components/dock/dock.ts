import type { Action } from '../types';

/** Two buttons above the tab bar, secondary left, primary right: nothing ever floats over a number. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { actions: { type: Array, value: [] as Action[] } },
  methods: {
    onActionTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const action = this.data.actions[Number(currentTarget.dataset['index'])] as Action | undefined;
      if (action && !action.disabled && !action.busy) this.triggerEvent('action', { key: action.key });
    },
  },
});
