import { namesOf, type Cell, type Form } from './form';

/* Two people changed the same goods: what each of them did is found by what both began with. */

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const shapeOf = ({ specs }: Form): unknown => specs.map(({ name, values }) => [name, values.map((value) => value.name)]);
const CELL_FIELDS = ['retail', 'purchase', 'code', 'model', 'barcodes', 'isHidden'] as const;

/** What a person changes in one go, with its word. */
const parts: Record<string, { label: string; of(form: Form): unknown }> = {
  name: { label: '商品名', of: ({ name }) => name },
  pictures: { label: '图片', of: ({ pictures }) => pictures },
  category: { label: '分类', of: ({ categoryId }) => categoryId },
  unit: { label: '单位', of: ({ unit, packs }) => [unit, packs] },
  note: { label: '备注', of: ({ note }) => note },
  specs: { label: '规格', of: (form) => [shapeOf(form), form.cells.map(({ skuId, isHidden }) => [skuId, isHidden])] },
  prices: { label: '价格', of: ({ cells }) => cells.map(({ skuId, retail, purchase }) => [skuId, retail, purchase]) },
  codes: { label: '编码', of: ({ cells }) => cells.map(({ skuId, code, model, barcodes }) => [skuId, code, model, barcodes]) },
};

/** 商品名、价格: what differs between two states of one goods. */
export const changesBetween = (before: Form, after: Form): string[] =>
  Object.values(parts).filter(({ of }) => !isSame(of(before), of(after))).map(({ label }) => label);

/** `theirs` with what `mine` changed of `base`: where both changed the same, mine stays. */
export function merge(base: Form, mine: Form, theirs: Form): Form {
  const pick = <T>(of: (form: Form) => T): T => (isSame(of(mine), of(base)) ? of(theirs) : of(mine));
  const own = isSame(shapeOf(mine), shapeOf(base)) ? theirs : mine;
  const placeOf = (form: Form, cell: Cell): string => cell.skuId || namesOf(form.specs, cell.valueIds).join('\u0000');
  const find = (form: Form, place: string): Cell | undefined => form.cells.find((cell) => placeOf(form, cell) === place);
  const cells = own.cells.map((cell): Cell => {
    const [before, here, there] = [base, mine, theirs].map((form) => find(form, placeOf(own, cell)));
    if (here === undefined || there === undefined || before === undefined) return cell;
    const fields = CELL_FIELDS.map((field) => [field, isSame(here[field], before[field]) ? there[field] : here[field]]);
    return { ...cell, ...Object.fromEntries(fields) as Pick<Cell, (typeof CELL_FIELDS)[number]>, opening: here.opening };
  });
  return {
    name: pick(({ name }) => name), pictures: pick(({ pictures }) => pictures), note: pick(({ note }) => note), specs: own.specs, cells,
    ...pick(({ categoryId, categoryName }) => ({ categoryId, categoryName })), ...pick(({ unit, packs }) => ({ unit, packs })),
  };
}
