import { formatFigure } from '../../../components/format-figure';
import type { SkuRow } from '../../../../cloudfunctions/goods/contract';
import type { OrderPrefill, OrderSku } from '../../../../cloudfunctions/orders/contract';
import type { DraftLine, OrderDraft } from '../../../pages/orders/order-draft';
import { MAX_FEN, MAX_LINES } from '../../../shared/kernel/limits';
import { formatFen, parseYuan } from '../../../shared/kernel/money';

/* What follows from the form 开单: each line, the sum, and why it cannot be placed yet. */

export interface LineView {
  skuId: string;
  priceFen: number | null;
  amountFen: number | null;
  /** Where the price comes from. */
  source: string;
  reason: string;
  tone: '' | 'amber' | 'red';
}

export interface FormSum {
  kinds: number;
  pieces: number;
  goodsFen: number;
  /** Null: not an amount. */
  discountFen: number | null;
  freightFen: number | null;
  /** Null past what a number can hold. */
  totalFen: number | null;
  summary: string;
}

/** An amount that may be left out: '' is nothing, and no amount is null. */
const optionalFen = (text: string): number | null => {
  if (text.trim() === '') return 0;
  const fen = parseYuan(text);
  return fen === null || fen < 0 ? null : fen;
};

export const priceOf = ({ sku, priceText }: DraftLine): number | null => {
  if (priceText === null) return sku.priceFen;
  const fen = parseYuan(priceText);
  return fen === null || fen < 0 ? null : fen;
};

/**
 * One line with what stands in its way.
 *
 * @param refused what the server had of its SKU when it refused the order; undefined when it did not
 */
export function lineView(line: DraftLine, refused: number | undefined): LineView {
  const { sku, quantity, priceText } = line;
  const priceFen = priceOf(line);
  const there = refused ?? sku.available;
  const short = quantity - there;
  const incoming = sku.incoming > 0 ? `；在途 ${formatFigure(sku.incoming)} ${sku.unit}` : '';
  const view = { skuId: sku.skuId, priceFen, amountFen: priceFen === null || !Number.isSafeInteger(priceFen * quantity) ? null : priceFen * quantity, source: priceText === null ? '零售价' : '改过价' };
  if (quantity === 0) return { ...view, reason: '数量是 0，这一行不下单', tone: '' };
  if (priceFen === null) return { ...view, source: '点这里填单价', reason: '还没定价，先填单价', tone: 'amber' };
  if (short > 0) return { ...view, reason: `可用 ${formatFigure(there)} ${sku.unit}，差 ${formatFigure(short)} ${sku.unit}${incoming}`, tone: refused === undefined ? 'amber' : 'red' };
  return { ...view, reason: '', tone: '' };
}

export const wanted = (lines: readonly DraftLine[]): DraftLine[] => lines.filter(({ quantity }) => quantity > 0);

export function formSum({ lines, discountText, freightText }: Pick<OrderDraft, 'lines' | 'discountText' | 'freightText'>): FormSum {
  const ordered = wanted(lines);
  const pieces = ordered.reduce((sum, { quantity }) => sum + quantity, 0);
  const goodsFen = ordered.reduce((sum, line) => sum + line.quantity * (priceOf(line) ?? 0), 0);
  const discountFen = optionalFen(discountText);
  const freightFen = optionalFen(freightText);
  const totalFen = goodsFen - (discountFen ?? 0) + (freightFen ?? 0);
  return {
    kinds: ordered.length, pieces, goodsFen, discountFen, freightFen, totalFen: Number.isSafeInteger(totalFen) ? totalFen : null,
    summary: `${formatFigure(ordered.length)} 款 ${formatFigure(pieces)} 件`,
  };
}

/** Why the order cannot be placed yet; '' when it can. Goods that may be short do not stop it: the server knows best. */
export function blocker(form: OrderDraft): string {
  const { kinds, goodsFen, discountFen, freightFen, totalFen } = formSum(form);
  const unpriced = wanted(form.lines).filter((line) => priceOf(line) === null).length;
  if (form.customer === null) return '先选客户';
  if (kinds === 0) return '先选商品';
  if (kinds > MAX_LINES) return `一单最多 ${MAX_LINES} 款`;
  if (unpriced > 0) return `还有 ${unpriced} 款没有单价`;
  if (discountFen === null || freightFen === null) return `${discountFen === null ? '优惠' : '运费'}要像 18.00 这样`;
  if (discountFen > goodsFen) return '优惠不能超过货款';
  if (totalFen === null || goodsFen + freightFen > MAX_FEN) return `金额太大，最多 ¥${formatFen(MAX_FEN)}`;
  return '';
}

/** What the form keeps of a picked SKU. */
export const saleSku = ({ skuId, goodsName, specText, picture, unit, priceFen, stock }: SkuRow): OrderSku =>
  ({ skuId, goodsName, specText, picture, unit, priceFen, available: stock.available, incoming: stock.incoming });

/** More of what is on the form already, and new lines below. */
export function addPicked(lines: readonly DraftLine[], picked: readonly { sku: SkuRow; quantity: number }[]): DraftLine[] {
  const added = [...lines];
  for (const { sku, quantity } of picked) {
    const index = added.findIndex((line) => line.sku.skuId === sku.skuId);
    const known = added[index];
    if (known === undefined) added.push({ sku: saleSku(sku), quantity, priceText: null });
    else added[index] = { ...known, sku: saleSku(sku), quantity: known.quantity + quantity };
  }
  return added;
}

/** A form with nothing on it. */
export const emptyForm = (): OrderDraft =>
  ({ customer: null, lines: [], receiver: null, keptReceiver: '', discountText: '', freightText: '', note: '', isSent: false, isDraft: false, version: 0 });

/** An amount as a field shows it: nothing for none, no comma between thousands. */
const amountText = (fen: number): string => (fen === 0 ? '' : formatFen(fen).replace(/,/g, ''));

/** The form of a draft as the shop keeps it: at its own prices. */
export const draftForm = ({ customer, lines, receiverMask, discountFen, freightFen, note, version }: OrderPrefill): OrderDraft => ({
  ...emptyForm(), customer, note, version, discountText: amountText(discountFen), freightText: amountText(freightFen),
  keptReceiver: [receiverMask.name, receiverMask.phone, receiverMask.address].filter((part) => part !== '').join(' '),
  lines: lines.map(({ sku, quantity, priceFen }) => ({ sku, quantity, priceText: priceFen === sku.priceFen ? null : formatFen(priceFen) })),
});

/** Another order like it, at the prices of today. What was agreed for that one alone, and where it went, is not brought. */
export const copiedForm = ({ customer, lines }: OrderPrefill): OrderDraft => ({
  ...emptyForm(), customer, lines: lines.map(({ sku, quantity }) => ({ sku, quantity, priceText: null })),
});

/** What could not be brought, as a sentence; '' when all was. */
export const goneWords = (gone: readonly string[]): string =>
  gone.length === 0 ? '' : `${gone.slice(0, 3).join('、')}${gone.length > 3 ? `等 ${gone.length} 款` : ''}已经不卖了，没带过来`;
