import { formatFigure } from '../../../components/format-figure';
import type { Action, TimelineEntry } from '../../../components/types';
import type { OrderDetail, ParcelView } from '../../../../cloudfunctions/orders/contract';
import { stageSentence, stepLabels, waitingFor } from '../../../pages/orders/order-words';
import { orderedPieces, remaining, shippedPieces, type Event, type OrderAction, type OrderLine } from '../../../shared/domain/order';
import { orderStages } from '../../../shared/domain/order-states';
import { formatFen } from '../../../shared/kernel/money';
import { spokenTime } from '../../../shared/kernel/time';

/* One order, as its page draws it. */

interface Line extends OrderLine {
  key: string;
  amountFen: number;
  /** Base units that are not there. */
  shortage: number;
  /** 已发 2 件，还有 4 件; '' before anything of it left, and after all did */
  progress: string;
}

interface Parcel {
  number: string;
  title: string;
  trackingNumber: string;
  caption: string;
  goods: string;
}

export interface OrderView {
  label: string;
  tone: string;
  sentence: string;
  hasBars: boolean;
  /** Finished things lose their colour. */
  isAtRest: boolean;
  shippedText: string;
  shippedPercent: number;
  paidText: string;
  paidPercent: number;
  lines: Line[];
  parcels: Parcel[];
  summary: string;
  entries: TimelineEntry[];
}

const percent = (part: number, whole: number): number => (whole <= 0 ? 100 : Math.min(100, Math.floor((part * 100) / whole)));
const yuan = (fen: number): string => `¥${formatFen(fen)}`;

/** A shortage is told on the first line of its SKU only. */
function linesOf({ lines, missing }: OrderDetail): Line[] {
  const told = new Set<string>();
  return lines.map((line, index) => {
    const lacking = told.has(line.skuId) ? undefined : missing.find(({ skuId }) => skuId === line.skuId);
    told.add(line.skuId);
    const isPart = line.shipped > 0 && remaining(line) > 0;
    return {
      ...line, key: String(index), amountFen: line.priceFen * line.quantity, shortage: lacking?.quantity ?? 0,
      progress: isPart ? `已发 ${formatFigure(line.shipped)} ${line.unit}，还有 ${formatFigure(remaining(line))} ${line.unit}` : '',
    };
  });
}

function parcelOf({ number, courier, trackingNumber, createdAt, lines }: ParcelView, order: OrderDetail, now: number): Parcel {
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const nameOf = (skuId: string): string => {
    const line = order.lines.find((each) => each.skuId === skuId);
    return line === undefined ? '' : [line.goodsName, line.specText].filter((part) => part !== '').join(' ');
  };
  return {
    number, trackingNumber, title: [courier, trackingNumber].filter((part) => part !== '').join(' ') || '没有单号',
    caption: `${formatFigure(pieces)} 件 · ${spokenTime(createdAt, now)}`,
    goods: lines.map(({ skuId, quantity }) => `${nameOf(skuId)} ×${formatFigure(quantity)}`).join('，'),
  };
}

function entryOf({ at, byName, label, note, amountFen, pieces }: Event, key: number, now: number): TimelineEntry {
  const figure = amountFen !== undefined ? ` ${yuan(amountFen)}` : pieces !== undefined ? ` ${formatFigure(pieces)} 件` : '';
  // A payment's note is how it was paid; a cancellation's is why. A parcel has a card of its own.
  const why = amountFen === undefined && pieces === undefined && note !== '' ? `：${note}` : '';
  const how = amountFen !== undefined && note !== '' ? [note] : [];
  return { key: String(key), title: `${label}${figure}${why}`, note: [spokenTime(at, now), ...how, byName].join(' · ') };
}

/** Newest first, with what is waited for on top. */
function entriesOf(order: OrderDetail, now: number): TimelineEntry[] {
  const events = order.timeline.map((event, index) => entryOf(event, index, now)).reverse();
  const waiting = waitingFor(order);
  if (waiting === '') return events;
  const reserved = order.goods === 'confirmed' || order.goods === 'partShipped' ? orderedPieces(order.lines) - shippedPieces(order.lines) : 0;
  const isReserved = order.life === 'open' && reserved > 0;
  return [{ key: 'waiting', title: waiting, note: isReserved ? `占用 ${formatFigure(reserved)} 件` : '', isCurrent: true }, ...events];
}

export function orderView(order: OrderDetail, now: number): OrderView {
  const pieces = orderedPieces(order.lines);
  const shipped = shippedPieces(order.lines);
  const { label, tone } = orderStages[order.stage];
  return {
    label, tone, sentence: stageSentence({ ...order, pieces, shipped }), isAtRest: order.life !== 'open', hasBars: order.goods !== 'draft' && order.life !== 'cancelled',
    shippedText: `${formatFigure(shipped)} / ${formatFigure(pieces)} 件`, shippedPercent: percent(shipped, pieces),
    paidText: `${yuan(order.paidFen)} / ${yuan(order.totalFen)}`, paidPercent: percent(order.paidFen, order.totalFen),
    lines: linesOf(order), parcels: order.parcels.map((parcel) => parcelOf(parcel, order, now)),
    summary: `${formatFigure(order.lines.length)} 款 ${formatFigure(pieces)} 件`, entries: entriesOf(order, now),
  };
}

/** ⋯, the step after the next, and the next one; the first of the server's list is the next. */
export function barActions({ actions, owedFen, paidFen }: OrderDetail, busy: boolean): Action[] {
  const labelOf = (action: OrderAction): string => action === 'pay' ? `收款 ${yuan(owedFen)}` : action === 'refund' ? `退款 ${yuan(paidFen)}` : action === 'receive' ? '确认收货' : stepLabels[action];
  const [next, other] = actions.filter((action) => action !== 'cancel');
  const more: Action = { key: 'more', label: '更多', icon: 'ellipsis', iconOnly: true };
  if (next === undefined) return [more, { key: 'copy', label: '发给客户', icon: 'copy' }];
  return [
    more,
    ...(other === undefined ? [] : [{ key: other, label: labelOf(other) }]),
    { key: next, label: labelOf(next), kind: 'primary', busy },
  ];
}
