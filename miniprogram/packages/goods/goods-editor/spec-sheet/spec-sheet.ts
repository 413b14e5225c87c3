import { randomId } from '../../../../services/command-id';
import { MAX_NAME, MAX_SKUS } from '../../../../shared/kernel/limits';
import type { Spec } from '../form';

const MAX_SPECS = 3;
const NAMES = ['颜色', '尺码', '款式', '口味', '容量'];
/** 黑、白，灰: several at once. A space is part of a value: 45 cm. */
const SEPARATOR = /[、,，;；\n]+/;

/** A spec as the sheet edits it. */
interface Draft extends Spec {
  /** The value that is being typed. */
  typed: string;
}

const draftOf = (spec: Spec): Draft => ({ ...spec, values: [...spec.values], typed: '' });
const newDraft = (name: string): Draft => ({ id: randomId(), name, values: [], typed: '' });

/** What was typed becomes values; a value that is there already is not added. */
function taken({ typed, ...spec }: Draft): Draft {
  const known = new Set(spec.values.map(({ name }) => name.trim()));
  const added = [...new Set(typed.split(SEPARATOR).map((name) => name.trim().slice(0, MAX_NAME)))].filter((name) => name !== '' && !known.has(name));
  return { ...spec, typed: '', values: [...spec.values, ...added.map((name) => ({ id: randomId(), name }))] };
}

function problemOf(specs: readonly Spec[]): string {
  for (const { name, values } of specs) {
    const names = values.map((value) => value.name.trim());
    if (name.trim() === '') return '规格名没有填，如颜色';
    if (names.length === 0) return `${name}还没有值，如${name === '尺码' ? ' S、M、L' : '黑、白'}`;
    if (names.includes('')) return `${name}里有一个是空的`;
    if (new Set(names).size !== names.length) return `${name}里有两个是一样的`;
  }
  if (new Set(specs.map(({ name }) => name.trim())).size !== specs.length) return '规格名重复了';
  const count = specs.reduce((product, { values }) => product * values.length, 1);
  return count > MAX_SKUS ? `一共 ${count} 个规格，最多 ${MAX_SKUS} 个` : '';
}

/** 颜色、尺码 and their values. Tells `done {specs}`, or `close`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    visible: { type: Boolean, value: false },
    specs: { type: Array, value: [] as Spec[] },
    /** Why the page did not take what was done. */
    refusal: { type: String, value: '' },
  },
  data: { drafts: [] as Draft[], names: [] as string[], canAdd: true, count: '', problem: '', maxName: MAX_NAME },
  observers: {
    visible(isVisible: boolean) {
      if (!isVisible) return;
      const specs = this.data.specs as Spec[];
      this.put(specs.length > 0 ? specs.map(draftOf) : [newDraft('颜色')]);
    },
    refusal(refusal: string) {
      if (refusal !== '') this.setData({ problem: refusal });
    },
  },
  methods: {
    put(drafts: Draft[]) {
      const counts = drafts.map(({ values }) => values.length).filter((count) => count > 0);
      const product = counts.reduce((all, count) => all * count, 1);
      this.setData({
        drafts, problem: '', canAdd: drafts.length < MAX_SPECS,
        names: NAMES.filter((name) => drafts.every((draft) => draft.name !== name)),
        count: counts.length === 0 ? '' : counts.length === 1 ? `${product} 个规格` : `${counts.join(' × ')} = ${product} 个规格`,
      });
    },
    change(at: number, change: (draft: Draft) => Draft) {
      this.put(this.data.drafts.map((draft, index) => (index === at ? change(draft) : draft)));
    },
    onNameInput({ detail, currentTarget }: WechatMiniprogram.Input) {
      this.change(Number(currentTarget.dataset['at']), (draft) => ({ ...draft, name: detail.value }));
    },
    onValueInput({ detail, currentTarget }: WechatMiniprogram.Input) {
      const { at, id } = currentTarget.dataset as { at: number; id: string };
      this.change(Number(at), (draft) => ({ ...draft, values: draft.values.map((value) => (value.id === id ? { ...value, name: detail.value } : value)) }));
    },
    onValueRemove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { at, id } = currentTarget.dataset as { at: number; id: string };
      this.change(Number(at), (draft) => ({ ...draft, values: draft.values.filter((value) => value.id !== id) }));
    },
    onTypedInput({ detail, currentTarget }: WechatMiniprogram.Input) {
      const at = Number(currentTarget.dataset['at']);
      if (SEPARATOR.test(detail.value)) this.change(at, (draft) => taken({ ...draft, typed: detail.value }));
      else this.setData({ [`drafts[${at}].typed`]: detail.value, problem: '' });
    },
    onTypedDone({ currentTarget }: WechatMiniprogram.CustomEvent) {
      this.change(Number(currentTarget.dataset['at']), taken);
    },
    onSpecAdd({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.put([...this.data.drafts.map(taken), newDraft(String(currentTarget.dataset['name']))]);
    },
    onSpecRemove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.put(this.data.drafts.filter((_, index) => index !== Number(currentTarget.dataset['at'])));
    },
    onDone() {
      const drafts = this.data.drafts.map(taken).filter(({ name, values }) => name.trim() !== '' || values.length > 0);
      this.put(drafts);
      const problem = problemOf(drafts);
      this.setData({ problem });
      if (problem === '') this.triggerEvent('done', { specs: drafts.map(({ id, name, values }): Spec => ({ id, name: name.trim(), values })) });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
