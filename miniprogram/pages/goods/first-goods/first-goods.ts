import type { Action } from '../../../components/types';

const dock: Action[] = [{ key: 'photo', label: '拍第一件', icon: 'camera', kind: 'primary' }];

/** A shop without goods: the ways in, the quickest marked. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { canAdd: { type: Boolean, value: true } },
  data: { dock },
  methods: {
    onWayTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('action', { key: String(currentTarget.dataset['key']) });
    },
    onAction({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.triggerEvent('action', detail);
    },
  },
});
