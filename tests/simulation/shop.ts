import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, newCommandId, type Answer } from '../local-cloud/shop';
import type { Random } from './random';

/** One command as a phone sends it: with its id, again and again until it hears of it. */
export interface Command {
  who: string;
  name: string;
  action: string;
  input: object;
  id: string;
}

interface Known { orderId: string; version: number; lines: { skuId: string; quantity: number; shipped: number }[]; owedFen: number }
interface Bought { purchaseOrderId: string; version: number; lines: { skuId: string; quantity: number; received: number }[] }

type Step = 'pay' | 'ship' | 'receive' | 'cancel' | 'refund' | 'confirm';
type Kind = Step | 'place' | 'draft' | 'buy' | 'arrive' | 'adjust';

/** Refusals that the rules foresee. Anything else is a fault. */
const FORESEEN = ['INSUFFICIENT_STOCK', 'STALE', 'TRANSITION_NOT_ALLOWED', 'OVER_SHIPPED', 'OVER_RECEIVED', 'INVALID_INPUT'];

/** A shop with a few hot goods and four people who act on what they last saw of it. */
export class SimulatedShop {
  readonly answered = new Map<string, Command>();
  readonly unforeseen: string[] = [];
  private readonly as = new Map<string, ReturnType<typeof caller>>();
  private skuIds: string[] = [];
  private customers: string[] = [];
  private supplierId = '';
  shopId = '';

  constructor(private readonly cloud: LocalCloud, private readonly random: Random) {}

  async open(): Promise<void> {
    const owner = caller(this.cloud, 'o-sim-owner');
    ({ shopId: this.shopId } = dataOf(await owner<{ shopId: string }>('shop', 'create', { name: '模拟', memberName: '店主' })));
    this.as.set('owner', caller(this.cloud, 'o-sim-owner', this.shopId));
    for (const role of ['sales', 'buyer', 'packer']) {
      const { token } = dataOf(await owner<{ token: string }>('shop', 'invite', { role }));
      const call = caller(this.cloud, `o-sim-${role}`, this.shopId);
      dataOf(await call('shop', 'accept', { token, memberName: role }));
      this.as.set(role, call);
    }
    const { goodsId } = dataOf(await owner<{ goodsId: string }>('goods', 'save', {
      name: '爆款', specNames: ['色'], skus: ['红', '黄', '蓝', '白', '黑'].map((value, n) => ({ specValues: [value], retailFen: 999 + n, purchasePriceFen: 333 + n, openingQuantity: 10 })),
    }));
    this.skuIds = dataOf(await owner<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus.map(({ skuId }) => skuId);
    this.customers = ['walk-in', dataOf(await owner<{ partyId: string }>('orders', 'saveCustomer', { name: '老客' })).partyId];
    this.supplierId = dataOf(await owner<{ partyId: string }>('purchasing', 'saveSupplier', { name: '厂家' })).partyId;
  }

  /** What somebody might do next, by what the shop shows them now. */
  async next(): Promise<Command | null> {
    const { random } = this;
    const kind = random.pick<Kind>(['place', 'place', 'place', 'pay', 'ship', 'ship', 'receive', 'cancel', 'refund', 'buy', 'arrive', 'arrive', 'adjust', 'draft', 'confirm']);
    const lines = () => Array.from({ length: random.upTo(3) }, () => ({ skuId: random.pick(this.skuIds), quantity: random.upTo(3) }));
    if (kind === 'place' || kind === 'draft') {
      return this.command('sales', 'orders', 'place', { customerId: random.pick(this.customers), lines: lines(), discountFen: random.upTo(200), isDraft: kind === 'draft' });
    }
    if (kind === 'buy') return this.command('buyer', 'purchasing', 'save', { supplierId: this.supplierId, lines: lines() });
    if (kind === 'adjust') return this.adjustment();
    if (kind === 'arrive') return this.arrival();
    return this.step(kind);
  }

  private async step(kind: Step): Promise<Command | null> {
    const { random } = this;
    const stage = { pay: 'unpaid', ship: random.pick(['toShip', 'unpaid', 'partShipped']), receive: 'shipped', cancel: random.pick(['toShip', 'unpaid']), refund: 'refunding', confirm: 'draft' }[kind];
    const { rows } = dataOf(await this.call('owner')<{ rows: { orderId: string }[] }>('orders', 'list', { stage }));
    if (rows.length === 0) return null;
    const { orderId } = random.pick(rows);
    const { version, lines, owedFen } = dataOf(await this.call('owner')<Known>('orders', 'get', { orderId }));
    const which = { orderId, version };
    switch (kind) {
      case 'pay': return this.command('sales', 'orders', 'pay', { ...which, amountFen: Math.max(1, random.upTo(2) === 1 ? owedFen : Math.floor(owedFen / 2)), method: 'wechat' });
      case 'ship': {
        const open = lines.filter(({ quantity, shipped }) => shipped < quantity);
        const parcel = open.slice(0, random.upTo(open.length)).map(({ skuId, quantity, shipped }) => ({ skuId, quantity: random.upTo(quantity - shipped + (random.upTo(10) === 1 ? 1 : 0)) }));
        return parcel.length === 0 ? null : this.command('packer', 'orders', 'ship', { ...which, lines: parcel });
      }
      case 'refund': return this.command('owner', 'orders', 'refund', { ...which, method: 'wechat' });
      case 'receive': return this.command('packer', 'orders', kind, which);
      default: return this.command('sales', 'orders', kind, which);
    }
  }

  private async arrival(): Promise<Command | null> {
    const { rows } = dataOf(await this.call('buyer')<{ rows: { purchaseOrderId: string }[] }>('purchasing', 'list', { state: this.random.pick(['ordered', 'partReceived']) }));
    if (rows.length === 0) return null;
    const { purchaseOrderId } = this.random.pick(rows);
    const { version, lines } = dataOf(await this.call('buyer')<Bought>('purchasing', 'get', { purchaseOrderId }));
    if (this.random.upTo(8) === 1) return this.command('buyer', 'purchasing', 'closeShort', { purchaseOrderId, version });
    const open = lines.filter(({ quantity, received }) => received < quantity).map(({ skuId, quantity, received }) => ({ skuId, quantity: this.random.upTo(quantity - received) }));
    return open.length === 0 ? null : this.command('packer', 'purchasing', 'receive', { purchaseOrderId, version, lines: open });
  }

  /** Only upwards: who counts less than was promised makes a shop oversold, rightly. */
  private async adjustment(): Promise<Command> {
    const skuId = this.random.pick(this.skuIds);
    const { sku: { onHand } } = dataOf(await this.call('packer')<{ sku: { onHand: number } }>('stock', 'ledger', { skuId }));
    return this.command('packer', 'stock', 'adjust', { skuId, shownOnHand: onHand, countedOnHand: onHand + this.random.upTo(3), reason: 'found' });
  }

  private command(who: string, name: string, action: string, input: object): Command { return { who, name, action, input, id: newCommandId() }; }

  private call(who: string): ReturnType<typeof caller> {
    const call = this.as.get(who);
    if (call === undefined) throw new Error(who);
    return call;
  }

  /** Sends a command `times` at once. All answers that say it was done say the same. */
  async send(command: Command, times: number): Promise<void> {
    const { who, name, action, input, id } = command;
    const answers: Answer<object>[] = await Promise.all(Array.from({ length: times }, () => this.call(who)<object>(name, action, input, id)));
    const done = new Set(answers.filter(({ ok }) => ok).map((answer) => JSON.stringify(dataOf(answer))));
    if (done.size > 0) this.answered.set(id, command);
    if (done.size > 1) this.unforeseen.push(`${action} ${id} was answered differently: ${[...done].join(' | ')}`);
    for (const answer of answers) {
      if (answer.ok) continue;
      if (!FORESEEN.includes(answer.error.code)) this.unforeseen.push(`${name}.${action}: ${answer.error.code} ${answer.error.message}`);
    }
    // Goods may arrive between two repetitions sent at once: the first is refused, which changed nothing, the second done. From then on it is done.
    if (done.size === 0) return;
    const again = await this.call(who)<object>(name, action, input, id);
    if (!again.ok) this.unforeseen.push(`${action} ${id} was done and then refused (${again.error.code})`);
    else if (!done.has(JSON.stringify(again.data))) this.unforeseen.push(`${action} ${id} was answered differently later: ${JSON.stringify(again.data)}`);
  }

  /** The phone loses its network before the answer, and asks again later with the same id. */
  async sendWithoutHearing({ who, name, action, input, id }: Command, afterMs: number): Promise<void> {
    await fetch(`${this.cloud.address}/call/${name}`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'x-wx-openid': `o-sim-${who}` },
      body: JSON.stringify({ action, input, commandId: id, shopId: this.shopId }), signal: AbortSignal.timeout(afterMs),
    }).catch(() => undefined);
  }
}
