import { formatFen } from '../../shared/kernel/money';

/** <money-text fen="{{128640}}" size="28" /> shows ¥1,286.40 with small ¥ and decimals; null shows nothing. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    /** Integer 分, or null for a reader without the right to see it. */
    fen: { type: null, value: null },
    /** 14 15 17 20 28 hero */
    size: { type: String, value: '15' },
    tone: { type: String, value: '' },
    /** One weight and size, those of the surroundings. */
    plain: { type: Boolean, value: false },
    /** A + before an amount above zero. */
    signed: { type: Boolean, value: false },
    suffix: { type: String, value: '' },
  },
  data: { isShown: false, sign: '', yuan: '', cents: '' },
  observers: {
    'fen, signed'(fen: unknown, signed: boolean) {
      if (typeof fen !== 'number') {
        this.setData({ isShown: false });
        return;
      }
      const [yuan = '', cents = ''] = formatFen(Math.abs(fen)).split('.');
      const gain = signed && fen > 0 ? '+' : '';
      this.setData({ isShown: true, sign: fen < 0 ? '−' : gain, yuan, cents });
    },
  },
});
