import { formatFigure } from '../../components/format-figure';
import type { OrderCard, OrderDetail } from '../../../cloudfunctions/orders/contract';
import type { OrderAction } from '../../shared/domain/order';
import { formatFen } from '../../shared/kernel/money';

/* What the orders pages say about an order, from its figures. */

const yuan = (fen: number): string => `¥${formatFen(fen)}`;

/** The word of a step's button. */
export const stepLabels: Record<OrderAction, string> = { confirm: '下单', edit: '修改', pay: '收款', ship: '发货', receive: '收货', refund: '退款', cancel: '取消' };

/** 已付清, 还欠 ¥1,376.00, 没付款: how the money stands, in a caption. */
export function moneyWord({ stage, paidFen, owedFen }: Pick<OrderCard, 'stage' | 'paidFen' | 'owedFen'>): string {
  if (stage === 'draft') return '草稿';
  if (stage === 'refunding') return `待退 ${yuan(paidFen)}`;
  if (stage === 'cancelled') return paidFen > 0 ? `已退 ${yuan(paidFen)}` : '没收过款';
  if (owedFen === 0) return '已付清';
  return paidFen === 0 ? '没付款' : `还欠 ${yuan(owedFen)}`;
}

/** 缺 4 件小熊; several kinds: 缺 2 款 9 件. */
function missingWord({ kinds, pieces, first }: { kinds: number; pieces: number; first: { name: string; unit: string } | null }): string {
  if (kinds === 1 && first !== null) return `缺 ${formatFigure(pieces)} ${first.unit}${first.name}`;
  return `缺 ${formatFigure(kinds)} 款 ${formatFigure(pieces)} 件`;
}

type Reasoned = Pick<OrderCard, 'stage' | 'missing' | 'owedFen' | 'paidFen' | 'pieces' | 'shippedPieces'>;

/** Why an order stands where it stands, on its card; colour as in the stage tag. */
export function cardReason({ stage, missing, owedFen, paidFen, pieces, shippedPieces }: Reasoned): { text: string; tone: '' | 'amber' | 'red' | 'brand' } {
  if (stage === 'refunding') return { text: `待退 ${yuan(paidFen)}`, tone: 'red' };
  if (missing !== null && missing.pieces > 0) return { text: missingWord(missing), tone: 'amber' };
  switch (stage) {
    case 'draft': return { text: '还没下单，不占库存', tone: '' };
    case 'unpaid': return { text: `占用 ${formatFigure(pieces)} 件`, tone: '' };
    case 'toShip': return { text: '货齐，能发', tone: 'brand' };
    case 'partShipped': return { text: `还有 ${formatFigure(pieces - shippedPieces)} 件没发`, tone: '' };
    case 'shipped': return owedFen > 0 ? { text: `还欠 ${yuan(owedFen)}`, tone: 'amber' } : { text: '等客户收货', tone: '' };
    default: return { text: '', tone: '' };
  }
}

type Told = Pick<OrderDetail, 'stage' | 'goods' | 'money' | 'missing' | 'owedFen' | 'paidFen' | 'refundedFen' | 'totalFen'> & { pieces: number; shipped: number };

/** Where the goods are, in half a sentence. */
function goodsSentence({ goods, missing, pieces, shipped }: Told): string {
  const lacking = missing.reduce((sum, { quantity }) => sum + quantity, 0);
  const left = pieces - shipped;
  const there = lacking === 0 ? '' : `，差 ${formatFigure(lacking)} 件`;
  switch (goods) {
    case 'draft': return lacking === 0 ? `还没下单，${formatFigure(pieces)} 件不占库存` : `还没下单，可用的不够，差 ${formatFigure(lacking)} 件`;
    case 'confirmed': return `货齐 ${formatFigure(left - lacking)} 件${there}`;
    case 'partShipped': return `还有 ${formatFigure(left)} 件没发${there}`;
    case 'shipped': return `${formatFigure(pieces)} 件都发了，等客户收货`;
    case 'received': return `客户收到了 ${formatFigure(pieces)} 件`;
  }
}

/** Where the money is, in the other half. */
function moneySentence({ money, owedFen, paidFen, totalFen }: Told): string {
  if (totalFen === 0) return '不用收款';
  switch (money) {
    case 'unpaid': return '还没收款';
    case 'deposit': return `已收定金，还差 ${yuan(owedFen)}`;
    case 'partPaid': return `已收 ${yuan(paidFen)}，还差 ${yuan(owedFen)}`;
    case 'paid': return '已付清';
    case 'refunding': return `要退 ${yuan(paidFen)}`;
    case 'refunded': return `已退 ${yuan(paidFen)}`;
  }
}

/** The sentence under the stage: goods, then money. */
export function stageSentence(order: Told): string {
  if (order.stage === 'cancelled' || order.stage === 'refunding') return order.paidFen === 0 ? '没有发货，也没收过款' : `没有发货；${moneySentence(order)}`;
  if (order.stage === 'draft') return goodsSentence(order);
  return `${goodsSentence(order)}；${moneySentence(order)}`;
}

/** What is waited for, as the timeline's first line; '' when nothing is. */
export function waitingFor({ stage, goods, owedFen }: Pick<OrderDetail, 'stage' | 'goods' | 'owedFen'>): string {
  switch (stage) {
    case 'draft': return '等下单';
    case 'unpaid': return '等付款';
    case 'toShip': case 'partShipped': return '等发货';
    case 'shipped': return goods === 'received' && owedFen > 0 ? '等收款' : '等客户收货';
    case 'refunding': return '等退款';
    default: return '';
  }
}

/** What a customer gets to read in a chat: goods, money, parcels; no word about stock or cost. */
export function customerText({ number, lines, discountFen, freightFen, totalFen, paidFen, owedFen, parcels, life }: Pick<OrderDetail, 'number' | 'lines' | 'discountFen' | 'freightFen' | 'totalFen' | 'paidFen' | 'owedFen' | 'parcels' | 'life'>): string {
  const goods = lines.map(({ goodsName, specText, quantity, unit, priceFen }) => `${[goodsName, specText].filter((part) => part !== '').join(' ')} ${yuan(priceFen)} × ${formatFigure(quantity)} ${unit} = ${yuan(priceFen * quantity)}`);
  const sum = [...(discountFen > 0 ? [`优惠 −${yuan(discountFen)}`] : []), ...(freightFen > 0 ? [`运费 ${yuan(freightFen)}`] : []), `合计 ${yuan(totalFen)}`];
  const money = life === 'cancelled' ? ['已取消'] : [paidFen > 0 ? `已付 ${yuan(paidFen)}` : '', owedFen > 0 ? `还差 ${yuan(owedFen)}` : '已付清'].filter((part) => part !== '');
  const tracking = parcels.map(({ courier, trackingNumber }) => [courier, trackingNumber].filter((part) => part !== '').join(' ')).filter((part) => part !== '');
  return [`订单 ${number}`, ...goods, sum.join('，'), money.join('，'), ...tracking.map((parcel) => `快递 ${parcel}`)].join('\n');
}
