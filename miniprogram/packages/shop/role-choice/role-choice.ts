import { ROLES, roles } from '../../../shared/domain/role';

const choices = ROLES.filter((role) => role !== 'owner').map((key) => ({ key, ...roles[key] }));

/** The roles that can be given, each with what it may do. Tells `change {value}`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    value: { type: String, value: '' },
    /** The role that is being saved. */
    busy: { type: String, value: '' },
  },
  data: { choices },
  methods: {
    onTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const value = String(currentTarget.dataset['key']);
      if (value !== this.data.value && this.data.busy === '') this.triggerEvent('change', { value });
    },
  },
});
