import type { Input } from '../../../../typings/contracts';
import { toastError } from '../../../services/feedback';
import { submit, type Submission } from '../../../services/submit';

type GivenRole = Input<'shop', 'changeRole'>['role'];

/** A member's role, and the way out, for the owner. Tells `changed` and `close`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    visible: { type: Boolean, value: false },
    memberId: { type: String, value: '' },
    name: { type: String, value: '' },
    role: { type: String, value: '' },
  },
  data: { saving: '', isRemoving: false },
  methods: {
    onClose() {
      this.triggerEvent('close');
    },
    async onRoleChange({ detail }: WechatMiniprogram.CustomEvent<{ value: GivenRole }>) {
      const { memberId } = this.data;
      const role = detail.value;
      this.setData({ saving: role });
      const sent = await submit(`role:${memberId}:${role}`, 'shop', 'changeRole', { memberId, role });
      this.setData({ saving: '' });
      this.settle(sent, '角色还没改成');
    },
    async onRemove() {
      const { memberId, name, isRemoving } = this.data;
      if (isRemoving) return;
      const { confirm } = await wx.showModal({
        title: `移出${name}`, content: '移出后马上进不了这家店，也看不到数据。记过的单和流水都留着，以后可以再邀请。', confirmText: '移出', cancelText: '留下',
      });
      if (!confirm) return;
      this.setData({ isRemoving: true });
      const sent = await submit(`remove:${memberId}`, 'shop', 'removeMember', { memberId });
      this.setData({ isRemoving: false });
      this.settle(sent, '还没移出');
    },
    settle(sent: Submission<unknown>, failed: string) {
      if (sent.outcome === 'unknown') void wx.showToast({ title: `没有网络，${failed}，请再试一次`, icon: 'none', duration: 3000 });
      else this.triggerEvent('changed');
      if (sent.outcome === 'refused') toastError(sent.error);
    },
  },
});
