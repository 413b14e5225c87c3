import { randomId } from '../../../../services/command-id';
import type { Pack } from '../../../../shared/domain/goods';
import { MAX_QUANTITY } from '../../../../shared/kernel/limits';

const UNITS = ['件', '个', '盒', '瓶', '袋', '套', '双', '条', '支', '克'];
const MAX_PACKS = 3;
const MAX_UNIT = 4;

/** A pack as typed. */
interface Draft { key: string; name: string; factor: string }

function packsOf(drafts: readonly Draft[], unit: string): Pack[] | string {
  const packs: Pack[] = [];
  for (const { name, factor } of drafts.filter((draft) => draft.name.trim() !== '' || draft.factor !== '')) {
    const count = Number(factor);
    if (name.trim() === '') return '包装没有名字，如箱';
    if (!/^\d{1,8}$/.test(factor) || count < 2 || count > MAX_QUANTITY) return `1 ${name}有几${unit}，填 2 以上的整数`;
    if (name.trim() === unit || packs.some((pack) => pack.name === name.trim())) return `“${name}”用了两次`;
    packs.push({ name: name.trim(), factor: count });
  }
  return packs;
}

/** The unit that is counted, and packs of it: 1 箱 = 24 件. Tells `done {unit, packs}`, or `close`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    visible: { type: Boolean, value: false },
    unit: { type: String, value: '件' },
    packs: { type: Array, value: [] as Pack[] },
  },
  data: { typed: '件', drafts: [] as Draft[], units: UNITS, canAdd: true, problem: '', maxUnit: MAX_UNIT },
  observers: {
    visible(isVisible: boolean) {
      const packs = this.data.packs as Pack[];
      if (isVisible) this.put(packs.map(({ name, factor }) => ({ key: randomId(), name, factor: String(factor) })), this.data.unit);
    },
  },
  methods: {
    put(drafts: Draft[], unit?: string) {
      this.setData({ drafts, typed: unit ?? this.data.typed, canAdd: drafts.length < MAX_PACKS, problem: '' });
    },
    onUnitTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.put(this.data.drafts, String(currentTarget.dataset['unit']));
    },
    onUnitInput({ detail }: WechatMiniprogram.Input) {
      this.put(this.data.drafts, detail.value);
    },
    onPackInput({ detail, currentTarget }: WechatMiniprogram.Input) {
      const { at, field } = currentTarget.dataset as { at: number; field: 'name' | 'factor' };
      this.put(this.data.drafts.map((draft, index) => (index === Number(at) ? { ...draft, [field]: detail.value } : draft)));
    },
    onPackAdd() {
      this.put([...this.data.drafts, { key: randomId(), name: this.data.drafts.length === 0 ? '箱' : '', factor: '' }]);
    },
    onPackRemove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.put(this.data.drafts.filter((_, index) => index !== Number(currentTarget.dataset['at'])));
    },
    onDone() {
      const unit = this.data.typed.trim();
      const packs = unit === '' ? '单位没有填，如件' : packsOf(this.data.drafts, unit);
      if (typeof packs === 'string') this.setData({ problem: packs });
      else this.triggerEvent('done', { unit, packs });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
