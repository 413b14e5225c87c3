import type { ReasonPart } from '../../../components/types';
import { formatFigure } from '../../../components/format-figure';
import type { PlanAnswer, PlanGroup, PlanRow } from '../../../../cloudfunctions/purchasing/contract';
import { packText } from '../../../shared/domain/goods';
import type { PlanHead } from '../../../shared/domain/purchase-plan';
import { MAX_PLAN_ORDER_LINES } from '../../../shared/kernel/limits';
import { formatFen } from '../../../shared/kernel/money';
import { spokenTime } from '../../../shared/kernel/time';

/* What a person sees of the purchase plan, and what follows from what they change on it. */

export interface Supplier { partyId: string; name: string }

/** What a person changed; kept on the phone until it is ordered or the plan is computed anew. */
export interface PlanDraft {
  computedAt: number;
  ticks: Record<string, boolean>;
  /** Base units */
  quantities: Record<string, number>;
  suppliers: Record<string, Supplier>;
  /** As typed, 元. */
  budgetText: string;
  /** It was ordered, and no answer came. */
  isSent: boolean;
}

export const noDraft = (computedAt: number): PlanDraft => ({ computedAt, ticks: {}, quantities: {}, suppliers: {}, budgetText: '', isSent: false });

/** The draft for this plan: other quantities than those it was made for are no longer what the person wanted. */
export const draftFor = (computedAt: number, kept: PlanDraft | null): PlanDraft =>
  kept === null || kept.computedAt === computedAt ? kept ?? noDraft(computedAt) : { ...noDraft(computedAt), suppliers: kept.suppliers, budgetText: kept.budgetText };

export const nameOf = ({ goodsName, specText }: Pick<PlanRow, 'goodsName' | 'specText'>): string => [goodsName, specText].filter((part) => part !== '').join(' ');

/** The head of a supplier's card. */
export interface GroupHead {
  supplierId: string;
  name: string;
  caption: string;
}

/** One SKU as the plan shows it. */
export interface Row {
  skuId: string;
  name: string;
  specs: string;
  /** Both, as they are read aloud. */
  label: string;
  picture: string;
  unit: string;
  isTicked: boolean;
  quantity: number;
  /** Base units of a pack. */
  step: number;
  fen: number | null;
  /** ¥19.80 一件 */
  price: string;
  /** Without a price it cannot be ordered. */
  lacksPrice: boolean;
  reason: ReasonPart[];
  /** Whom it is bought from; '' until somebody says so. */
  supplierId: string;
  /** Nobody was asked for it yet: the row asks. */
  asksSupplier: boolean;
  supplierName: string;
  /** Of the first row of a supplier. */
  head: GroupHead | null;
  isLast: boolean;
}

/** The pages as one plan: a later page goes on with the groups of the first. */
export function groupsOf(pages: readonly Pick<PlanAnswer, 'groups'>[]): PlanGroup[] {
  const groups = new Map<string, PlanGroup>();
  for (const { groups: more } of pages) {
    for (const group of more) {
      const known = groups.get(group.supplierId);
      groups.set(group.supplierId, known === undefined ? group : { ...known, rows: [...known.rows, ...group.rows] });
    }
  }
  return [...groups.values()];
}

/** As the draft has it. */
const quantityOf = ({ skuId, suggestion }: PlanRow, { quantities }: PlanDraft): number => quantities[skuId] ?? suggestion.quantity;
/** Null where it is not known, or not for this reader. */
const priceOf = (row: PlanRow): number | null => (row as Partial<PlanRow>).costPriceFen ?? null;
const amountOf = (row: PlanRow, draft: PlanDraft): number | null => {
  const price = priceOf(row);
  return price === null ? null : price * quantityOf(row, draft);
};
const hasSupplier = ({ skuId, supplierId }: PlanRow, { suppliers }: PlanDraft): boolean => supplierId !== '' || suppliers[skuId] !== undefined;

/** What comes first where money is short: high time, then the most at risk for its price, then what is empty first. */
function better(one: PlanRow, other: PlanRow): number {
  const urgency = Number(other.urgency === 'now') - Number(one.urgency === 'now');
  if (urgency !== 0) return urgency;
  const worth = (row: PlanRow): number => {
    const { moneyAtRiskFen = null, costFen = null } = row as Partial<PlanRow>;
    return moneyAtRiskFen === null || costFen === null || costFen === 0 ? 0 : moneyAtRiskFen / costFen;
  };
  return worth(other) - worth(one) || (one.daysUntilEmpty ?? Infinity) - (other.daysUntilEmpty ?? Infinity) || 0;
}

/** The best lines first, as far as the money goes. */
export function withinBudget(groups: readonly PlanGroup[], draft: PlanDraft, budgetFen: number): Set<string> {
  const chosen = new Set<string>();
  let left = budgetFen;
  const rows = groups.flatMap((group) => group.rows).filter((row) => row.drafted === 0 && hasSupplier(row, draft));
  for (const row of rows.sort(better)) {
    const amountFen = amountOf(row, draft);
    if (amountFen === null || amountFen > left) continue;
    left -= amountFen;
    chosen.add(row.skuId);
  }
  return chosen;
}

const TONES: readonly [RegExp, 'red' | 'amber'][] = [[/^(已断货|欠客户)/, 'red'], [/断货$/, 'amber']];

/** The sentence with what it rests on in bold: 每天约卖 *3.2 件*，…，*6 天后断货*：建议进 *48 件（2 箱）* */
export function reasonParts(sentence: string, unit: string): ReasonPart[] {
  const counted = unit.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const strong = new RegExp(`(欠客户 \\d+ ${counted}|已断货|今天就会断货|\\d+ 天后断货|[\\d.]+ ${counted}(?:（[^）]*）)?)`);
  return sentence.split(strong).map((text, index): ReasonPart => {
    if (index % 2 === 0) return text;
    const tone = TONES.find(([words]) => words.test(text))?.[1];
    return tone === undefined ? { text } : { text, tone };
  }).filter((part) => part !== '');
}

/** 48 件（2 箱） */
export function packedText(quantity: number, { unit, suggestion: { packName, packSize } }: Pick<PlanRow, 'unit' | 'suggestion'>): string {
  const count = `${formatFigure(quantity)} ${unit}`;
  return packName === '' || packSize <= 1 ? count : `${count}（${packText(quantity, unit, [{ name: packName, factor: packSize }])}）`;
}

/** What was done about it since, then why so much: what a person did must not be cut off. */
function reasonOf(row: PlanRow, quantity: number): ReasonPart[] {
  const { unit, suggestion: { quantity: suggested, minimumQuantity }, drafted, sentence } = row;
  const count = (units: number): string => `${formatFigure(units)} ${unit}`;
  const done: ReasonPart[] = [
    ...(drafted > 0 ? ['已开单 ', { text: count(drafted) }, '。'] : []),
    ...(quantity !== suggested ? ['改成 ', { text: packedText(quantity, row) }] : []),
    ...(quantity < minimumQuantity ? ['，', { text: `不到起订量 ${count(minimumQuantity)}`, tone: 'amber' as const }] : []),
    ...(quantity !== suggested ? ['。'] : []),
  ];
  return [...done, ...reasonParts(sentence, unit)];
}

/** What is on the plan as it is shown: its default is what is urgent, or the best that a budget buys. */
export function rowsOf(groups: readonly PlanGroup[], draft: PlanDraft, budgetFen: number | null): Row[] {
  const bought = budgetFen === null ? null : withinBudget(groups, draft, budgetFen);
  return groups.flatMap((group) => group.rows.map((row, index): Row => {
    const { skuId, goodsName, specText, picture, unit, suggestion, urgency, drafted } = row;
    const quantity = quantityOf(row, draft);
    const price = priceOf(row);
    const chosen = draft.suppliers[skuId];
    const canTick = price !== null && hasSupplier(row, draft);
    const isProposed = bought === null ? urgency === 'now' && drafted === 0 : bought.has(skuId);
    return {
      skuId, name: goodsName, specs: specText, label: nameOf(row), picture, unit, quantity, step: Math.max(1, suggestion.packSize), fen: amountOf(row, draft),
      isTicked: canTick && (draft.ticks[skuId] ?? isProposed),
      price: price === null ? '还没有进价' : `¥${formatFen(price)} 一${unit}`, lacksPrice: price === null, reason: reasonOf(row, quantity),
      supplierId: chosen?.partyId ?? row.supplierId, supplierName: chosen?.name ?? row.supplierName, asksSupplier: row.supplierId === '',
      head: index === 0 ? headOf(group) : null, isLast: index === group.rows.length - 1,
    };
  }));
}

const headOf = ({ supplierId, supplierName, leadDays, rows }: PlanGroup): GroupHead => {
  if (supplierId === '') return { supplierId, name: '还没定供应商', caption: '没向谁进过，选一家就能开单' };
  const arrives = leadDays === null ? '几天到货还不知道' : leadDays < 1 ? '当天到货' : `到货约 ${formatFigure(Math.round(leadDays))} 天`;
  return { supplierId, name: supplierName, caption: `${arrives} · 该进 ${formatFigure(rows.length)} 款` };
};

export interface Selection {
  kinds: number;
  pieces: number;
  /** Null for a reader without the right to see it. */
  fen: number | null;
  isAll: boolean;
  summary: string;
  /** Why it cannot be ordered. */
  reason: string;
}

/** What can be ticked at all. */
export const canTick = ({ lacksPrice, supplierId }: Row): boolean => !lacksPrice && supplierId !== '';

export function selectionOf(rows: readonly Row[]): Selection {
  const ticked = rows.filter(({ isTicked }) => isTicked);
  const pieces = ticked.reduce((sum, { quantity }) => sum + quantity, 0);
  const able = rows.filter(canTick).length;
  return {
    kinds: ticked.length, pieces, fen: ticked.some(({ fen }) => fen === null) ? null : ticked.reduce((sum, { fen }) => sum + (fen ?? 0), 0),
    isAll: ticked.length > 0 && ticked.length === able,
    summary: `已选 ${formatFigure(ticked.length)} 款 ${formatFigure(pieces)} 件`,
    reason: ticked.length > MAX_PLAN_ORDER_LINES ? `一次最多 ${MAX_PLAN_ORDER_LINES} 款，分两次生成` : '',
  };
}

/** The card above the suppliers. */
export interface HeadView {
  label: string;
  fen: number | null;
  /** 近四周估 120 件，实卖 131 件 */
  check: string;
  /** 上次算：今天 08:12 */
  computed: string;
  how: string[];
  /** What is true of a plan without lines, and what comes next. */
  empty: string;
}

/** Kinds that are on a purchase order by now. */
export const draftedKinds = (groups: readonly PlanGroup[]): number => groups.reduce((sum, { rows }) => sum + rows.filter(({ drafted }) => drafted > 0).length, 0);

export function headView(head: PlanHead, drafted: number, now: number): HeadView {
  const { costFen = null } = head as Partial<PlanHead>;
  const { lastFourWeeks } = head;
  const check = lastFourWeeks === null ? '' : `近四周估 ${formatFigure(Math.round(lastFourWeeks.forecast))} 件，实卖 ${formatFigure(lastFourWeeks.sold)} 件`;
  const label = `今天建议进 ${formatFigure(head.toOrder)} 款${drafted === 0 ? '' : `，已开单 ${formatFigure(drafted)} 款`}`;
  return { label, fen: costFen, check, computed: `上次算：${spokenTime(head.computedAt, now)}`, how: howOf(head, check), empty: lastFourWeeks === null ? '卖出几周以后，这里会说该进什么、进多少、为什么' : '手上的加上在途的都够卖；快断货的，哪天打开就列在这里' };
}

/** 怎么算的, in words. */
function howOf({ lastFourWeeks }: PlanHead, check: string): string[] {
  const error = lastFourWeeks?.errorPercent ?? null;
  return [
    '先看每一款过去卖了多少，估出以后每天卖几件；断货的日子不算卖得少，刚上的新品参考同类。',
    '再看向谁进货、以前几天到货、隔多久看一次：手上的加上在途的，要够卖到下一批到。',
    '多备一点，防着卖得比估的快；越要紧、越不匀的货，备得越多。',
    '不够的才建议进，按整箱和起订量凑足；进一次的花费大，就一次多进些。',
    ...(check === '' ? ['店里卖得还不到几周，估得准不准还看不出来。'] : [`${check}${error === null ? '' : `；一款一款比，平均差 ${formatFigure(Math.round(error))}%`}。`]),
  ];
}

/** To be pasted to the supplier: what is ticked, or all that was advised. */
export function listText(supplierName: string, rows: readonly Row[], lines: ReadonlyMap<string, PlanRow>): string {
  const ticked = rows.filter(({ isTicked }) => isTicked);
  const wanted = ticked.length > 0 ? ticked : rows;
  const pieces = wanted.reduce((sum, { quantity }) => sum + quantity, 0);
  return [
    `${supplierName}，要进这些货：`,
    ...wanted.map((row, index) => {
      const line = lines.get(row.skuId);
      const code = line === undefined || line.code === '' ? '' : `（${line.code}）`;
      const name = `${[row.name, row.specs.replace(/ · /g, ' ')].filter((part) => part !== '').join(' ')}${code}`;
      return `${index + 1}. ${name}　${line === undefined ? `${row.quantity} ${row.unit}` : packedText(row.quantity, line)}`;
    }),
    `共 ${formatFigure(wanted.length)} 款 ${formatFigure(pieces)} 件`,
  ].join('\n');
}

/** Goods of which there is too much, or that nobody buys. */
export interface IdleView {
  kinds: number;
  /** What it cost, of which there is too much; null for a reader without the right to see it. */
  fen: number | null;
  rows: { skuId: string; name: string; sentence: string; fen: number | null }[];
}

/** As many as a sheet shows. */
const IDLE_ROWS = 20;

/** What lies there, the dearest first; null while nothing of it was read. */
export function idleView(pages: readonly Pick<PlanAnswer, 'head' | 'idle'>[]): IdleView | null {
  const [first] = pages;
  const idle = pages.flatMap((page) => page.idle);
  if (first === undefined || idle.length === 0) return null;
  const { overstocked, excessFen = null } = first.head as Partial<PlanHead>;
  return {
    kinds: overstocked ?? idle.length, fen: excessFen,
    rows: idle.slice(0, IDLE_ROWS).map((row) => ({ skuId: row.skuId, name: nameOf(row), sentence: row.sentence, fen: (row as Partial<PlanRow>).excessFen ?? null })),
  };
}

/** One fact of a SKU, on its sheet. */
export interface Fact { key: string; label: string; value: string }

const CLASSES = { A: '卖得最多', B: '卖得一般', C: '卖得少' } as const;
const STEADINESS = { X: '很稳', Y: '有起伏', Z: '不匀' } as const;

/** What the advice for one SKU rests on. */
export function factsOf(line: PlanRow): Fact[] {
  const { unit, onHand, reserved, available, onOrder, perDay, daysUntilEmpty, abc, xyz, lastFourWeeks, basis } = line;
  const count = (units: number): string => `${formatFigure(Math.round(units))} ${unit}`;
  const lost = lastFourWeeks !== null && lastFourWeeks.daysOut > 0 ? `（缺货 ${lastFourWeeks.daysOut} 天）` : '';
  return [
    { key: 'stock', label: '可用', value: `${count(available)}（现有 ${formatFigure(onHand)}，占用 ${formatFigure(reserved)}）` },
    { key: 'onOrder', label: '在途', value: count(onOrder) },
    { key: 'perDay', label: '每天约卖', value: `${perDay} ${unit}` },
    ...(daysUntilEmpty === null ? [] : [{ key: 'empty', label: '还够卖', value: `${formatFigure(Math.max(0, daysUntilEmpty))} 天` }]),
    ...(lastFourWeeks === null ? [] : [{ key: 'check', label: '近四周', value: `估 ${count(lastFourWeeks.forecast)}，实卖 ${count(lastFourWeeks.sold)}${lost}` }]),
    ...(abc === null ? [] : [{ key: 'class', label: '卖得怎样', value: `${CLASSES[abc]}${xyz === null ? '' : `，${STEADINESS[xyz]}`}（${abc}${xyz ?? ''}）` }]),
    { key: 'lead', label: '到货', value: `约 ${formatFigure(Math.round(basis.leadDays))} 天${basis.deliveries > 0 ? `（看了 ${basis.deliveries} 次到货）` : ''}` },
    { key: 'point', label: '低于就进', value: `${count(basis.reorderPoint)}（其中防卖快 ${formatFigure(Math.max(0, Math.round(basis.safetyStock)))}）` },
    ...(basis.economicQuantity === null ? [] : [{ key: 'lot', label: '一次划算进', value: count(basis.economicQuantity) }]),
  ];
}
