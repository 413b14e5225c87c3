import { type Reason, type Recommendation } from './recommend';

/** How the goods are counted on the screen. */
export interface CountWords {
  /** Base unit: 件, 瓶; 件 without it. */
  unit?: string;
  /** Of the pack that is ordered: 箱; without it no packs are told. */
  packName?: string;
}

/** Above this a whole number says enough. */
const WHOLE_FROM = 10;
const DAYS_PER_MONTH = 30;
/** What lasts longer is not told in days. */
const DAYS_TOLD_MAX = 730;

/**
 * The recommendation as one sentence that a merchant reads.
 *
 * @example recommendationSentence({ recommendation, unit: '件', packName: '箱' })
 *   // '每天约卖 3.2 件，到货要 7 天，还剩 18 件，6 天后断货：建议进 48 件（2 箱）'
 */
export function recommendationSentence({ recommendation, unit = '件', packName }: { recommendation: Recommendation } & CountWords): string {
  const words = new Words(recommendation, unit, packName);
  switch (recommendation.situation) {
    case 'discontinued': return words.discontinued();
    case 'noSales': return words.noSales();
    case 'dead': return words.dead();
    case 'out': return joined([words.event(), words.out(), words.sells(), words.arrives(), words.coming()]) + '：' + words.advice('建议马上进');
    case 'order': return joined([words.event(), words.sells(), words.arrives(), words.left(), words.coming(), words.empty()]) + '：' + words.advice('建议进');
    case 'overstocked': return joined([words.sells(), words.left(), words.coming(), words.lasts('要卖')]) + '：存货偏多，先不进';
    case 'enough': return words.enough();
  }
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('，');

const number = (value: number): string => String(value >= WHOLE_FROM ? Math.round(value) : Math.round(value * 10) / 10);

class Words {
  constructor(private readonly its: Recommendation, private readonly unit: string, private readonly packName: string | undefined) {}

  sells(): string {
    const { perDay, basis } = this.its.forecast;
    const start = basis === 'category' ? '新品，参考同类' : '';
    if (perDay >= 0.95) return `${start}每天约卖 ${number(perDay)} ${this.unit}`;
    const perMonth = perDay * DAYS_PER_MONTH;
    return perMonth >= 0.5 ? `${start}每月约卖 ${Math.max(1, Math.round(perMonth))} ${this.unit}` : `${start}很少卖出`;
  }

  arrives(): string {
    const { days } = this.its.leadTime;
    return days < 0.5 ? '当天到货' : `到货要 ${Math.round(days)} 天`;
  }

  left(): string {
    const { available } = this.its;
    return available > 0 ? `还剩 ${this.quantity(available)}` : available < 0 ? `欠客户 ${this.quantity(-available)}` : '已断货';
  }

  out(): string {
    return this.its.available < 0 ? `已断货，欠客户 ${this.quantity(-this.its.available)}` : '已断货';
  }

  coming(): string {
    return this.its.onOrder > 0 ? `在途 ${this.quantity(this.its.onOrder)}` : '';
  }

  empty(): string {
    const { daysUntilEmpty } = this.its;
    return daysUntilEmpty === null ? '' : daysUntilEmpty < 1 ? '今天就会断货' : `${Math.round(daysUntilEmpty)} 天后断货`;
  }

  lasts(verb: string): string {
    const { coverDays } = this.its;
    return coverDays === null || coverDays > DAYS_TOLD_MAX ? `${verb}两年以上` : `${verb} ${Math.max(1, Math.round(coverDays))} 天`;
  }

  event(): string {
    const event = this.reason('event');
    return event === undefined || event.factor <= 1 ? '' : `${event.name}前后要多备`;
  }

  advice(verb: string): string {
    const { orderQuantity } = this.its;
    const notes = [this.packs(), this.reason('minimum') === undefined ? '' : '起订量'].filter((note) => note !== '');
    const shelfLife = this.reason('shelfLife');
    const warning = shelfLife?.isBeyond === true ? `，注意保质期 ${shelfLife.shelfLifeDays} 天内可能卖不完` : '';
    return `${verb} ${this.quantity(orderQuantity)}${notes.length === 0 ? '' : `（${notes.join('，')}）`}${warning}`;
  }

  enough(): string {
    const { available, onOrder } = this.its;
    if (available <= 0 && onOrder > 0) return `${joined([this.out(), this.sells(), this.coming()])}：等到货，不用再进`;
    if (available <= 0) return `${joined([this.out(), this.sells()])}：有客户要再进`;
    return `${joined([this.sells(), this.left(), this.coming(), this.lasts('够卖')])}：暂不用进`;
  }

  dead(): string {
    const { available, onOrder } = this.its;
    const days = this.reason('unsold')?.daysSinceSale ?? this.reason('unsold')?.daysOnSale ?? 0;
    const since = `已经 ${days} 天没卖出`;
    if (available > 0) return `${joined([since, this.left(), this.coming()])}：建议清货，不再进`;
    return `${joined([since, onOrder > 0 ? this.coming() : '库存已空'])}：建议不再进`;
  }

  noSales(): string {
    const days = this.reason('unsold')?.daysOnSale ?? 0;
    const since = days === 0 ? '还没有销售记录' : `上架 ${days} 天还没卖出`;
    return `${joined([since, this.its.available > 0 ? this.left() : '', this.coming()])}：先不进，卖动了再补`;
  }

  discontinued(): string {
    const { available, daysUntilEmpty, forecast } = this.its;
    if (available <= 0) return `${joined(['不再进货', available < 0 ? `欠客户 ${this.quantity(-available)}` : '已卖完'])}`;
    const sold = daysUntilEmpty === null || daysUntilEmpty > DAYS_TOLD_MAX ? '两年内卖不完：建议清货' : `约 ${Math.max(1, Math.round(daysUntilEmpty))} 天卖完`;
    return joined(['不再进货', forecast.perDay > 0 ? this.sells() : '', this.left(), sold]);
  }

  private packs(): string {
    const pack = this.reason('pack');
    return pack === undefined || this.packName === undefined ? '' : `${pack.packs} ${this.packName}`;
  }

  private quantity(units: number): string {
    return `${Math.round(units)} ${this.unit}`;
  }

  private reason<K extends Reason['kind']>(kind: K): Extract<Reason, { kind: K }> | undefined {
    return this.its.reasons.find((reason): reason is Extract<Reason, { kind: K }> => reason.kind === kind);
  }
}
