import type { Action } from '../../../components/types';
import { formatFigure } from '../../../components/format-figure';
import type { DraftedOrder, PlanAnswer, PlanRow } from '../../../../cloudfunctions/purchasing/contract';
import { call, lastSession } from '../../../services/api';
import { changed, putInPieces } from '../../../services/changed';
import { forgetCommandId } from '../../../services/command-id';
import { loadDraft, saveDraft } from '../../../services/draft';
import { loadFailure, toastError } from '../../../services/feedback';
import { nearParts } from '../../../services/near-parts';
import { submit } from '../../../services/submit';
import { parseYuan } from '../../../shared/kernel/money';
import { canTick, draftedKinds, draftFor, factsOf, groupsOf, headView, idleView, listText, nameOf, noDraft, rowsOf, selectionOf, type Fact, type HeadView, type IdleView, type PlanDraft, type Row, type Supplier } from './plan-view';

/** Names the plan on this phone, as a draft and as a command. */
const FORM = 'purchase-plan';

type Sheet = '' | 'how' | 'goods' | 'idle' | 'orders' | 'supplier' | 'unknown';

/** The plan of each page as it was answered, and what was changed on it: the phone draws less than that. */
interface Plan {
  pages: PlanAnswer[];
  draft: PlanDraft;
  isReading: boolean;
  /** Settings were changed: what was computed before is no longer what they ask for. */
  isStale: boolean;
}
const plans = new WeakMap<object, Plan>();

function planOf(host: object): Plan {
  const plan = plans.get(host) ?? { pages: [], draft: noDraft(0), isReading: false, isStale: false };
  plans.set(host, plan);
  return plan;
}

/** The next page with something to order; null after the last. */
function nextOf(pages: readonly PlanAnswer[]): number | null {
  const read = groupsOf(pages).reduce((sum, { rows }) => sum + rows.length, 0);
  return read < (pages[0]?.head.toOrder ?? 0) ? pages[pages.length - 1]?.next ?? null : null;
}

/** 该进货: what to buy today, of whom and why; what is ticked becomes one draft per supplier. Tells the page `read {toOrder, incoming, isEmpty}`. */
Component({
  behaviors: [nearParts],
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  data: {
    state: 'loading', foot: 'idle', failure: { title: '', note: '' }, head: null as HeadView | null, rows: [] as Row[], idle: null as IdleView | null,
    budgetText: '', budgetNote: '', isBudgetWrong: false, isAll: false, fen: null as number | null, summary: '', reason: '', actions: [] as Action[], isSent: false, isBusy: false, isComputing: false,
    sheet: '' as Sheet, goods: null as { skuId: string; name: string; sentence: string } | null, facts: [] as Fact[], orders: [] as (DraftedOrder & { caption: string })[], ordersTitle: '', chosen: '',
    /** Which rows a supplier is chosen for. */
    asked: [] as string[],
  },

  lifetimes: {
    attached() {
      void this.read();
    },
  },
  pageLifetimes: {
    show() {
      void this.read();
    },
  },
  methods: {
    /** Computed anew, whatever was computed today. */
    async refresh(): Promise<void> {
      await this.read(true);
    },
    async read(isWanted = false): Promise<void> {
      const plan = planOf(this);
      if (plan.isReading) return;
      plan.isReading = true;
      const isFresh = isWanted || plan.isStale;
      this.setData({ isComputing: isFresh, ...(this.data.state === 'error' ? { state: this.data.rows.length === 0 ? 'loading' : 'idle' } : {}) });
      try {
        const answer = await call('purchasing', 'plan', isFresh ? { isFresh } : {});
        plan.isStale = false;
        const isSame = plan.pages[0]?.head.computedAt === answer.head.computedAt;
        plan.pages = isSame ? [answer, ...plan.pages.slice(1)] : [answer];
        const kept = loadDraft<PlanDraft>(FORM, lastSession()?.shopId ?? '')?.value ?? null;
        plan.draft = draftFor(answer.head.computedAt, kept);
        this.setData({ state: 'idle', budgetText: plan.draft.budgetText });
        this.draw();
      } catch (error) {
        this.setData({ state: 'error', failure: loadFailure(error, '采购计划') });
        if (this.data.rows.length === 0) this.triggerEvent('read', { toOrder: 0, incoming: 0, isEmpty: true });
      } finally {
        plan.isReading = false;
        this.setData({ isComputing: false });
      }
    },
    /** The next page, which is less urgent. */
    async more(): Promise<void> {
      const plan = planOf(this);
      const page = nextOf(plan.pages);
      if (page === null || plan.isReading || this.data.foot === 'more') return;
      plan.isReading = true;
      this.setData({ foot: 'more' });
      try {
        const answer = await call('purchasing', 'plan', { page });
        // It was computed anew meanwhile: what was read before belongs to another plan.
        if (answer.head.computedAt === plan.pages[0]?.head.computedAt) plan.pages.push(answer);
        else plan.pages = [];
      } catch (error) {
        this.setData({ foot: 'error', failure: loadFailure(error, '后面的') });
        return;
      } finally {
        plan.isReading = false;
      }
      if (plan.pages.length === 0) await this.read();
      else this.draw();
    },

    /** Puts the rows, and what follows from them. */
    draw() {
      const { pages, draft } = planOf(this);
      const budgetFen = draft.budgetText.trim() === '' ? null : parseYuan(draft.budgetText);
      const isBudgetWrong = draft.budgetText.trim() !== '' && (budgetFen === null || budgetFen <= 0);
      const groups = groupsOf(pages);
      const rows = rowsOf(groups, draft, isBudgetWrong ? null : budgetFen);
      const head = pages[0]?.head;
      const drafted = draftedKinds(groups);
      const { kinds, fen, isAll, summary, reason } = selectionOf(rows);
      const left = budgetFen === null || fen === null ? 0 : budgetFen - fen;
      const isBusy = this.data.isBusy;
      putInPieces(this, changed('rows', this.data.rows, rows), {
        head: head === undefined ? null : headView(head, drafted, Date.now()), idle: idleView(pages),
        foot: nextOf(pages) === null ? 'end' : 'idle', isAll, fen, summary, reason, isSent: draft.isSent, isBudgetWrong,
        budgetNote: isBudgetWrong ? '预算要像 5000 这样' : budgetFen === null ? '' : left < 0 ? '超出预算' : '按要紧的先选',
        actions: [{ key: 'order', label: '生成采购单', kind: 'primary', disabled: kinds === 0 || reason !== '', busy: isBusy }],
      });
      this.triggerEvent('read', { toOrder: (head?.toOrder ?? 0) - drafted, incoming: pages[0]?.incoming ?? 0, isEmpty: rows.length === 0 });
    },
    /** Keeps a change on the phone, and shows it. */
    change(change: Partial<PlanDraft>) {
      const plan = planOf(this);
      plan.draft = { ...plan.draft, ...change };
      saveDraft<PlanDraft>(FORM, lastSession()?.shopId ?? '', plan.draft);
      this.draw();
    },
    tick(skuIds: readonly string[], isTicked: boolean) {
      const { ticks } = planOf(this).draft;
      this.change({ ticks: { ...ticks, ...Object.fromEntries(skuIds.map((skuId) => [skuId, isTicked])) } });
    },
    lines(): Map<string, PlanRow> {
      return new Map(planOf(this).pages.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.map((row) => [row.skuId, row] as const))));
    },

    onTick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const row = this.data.rows.find(({ skuId }) => skuId === currentTarget.dataset['sku']);
      if (row === undefined || this.data.isBusy) return;
      if (row.lacksPrice) this.openGoods(row.skuId);
      else if (canTick(row)) this.tick([row.skuId], !row.isTicked);
      else this.askSupplier([row.skuId], '');
    },
    onTickAll() {
      const { rows, isAll, isBusy } = this.data;
      if (!isBusy) this.tick(rows.filter(canTick).map(({ skuId }) => skuId), !isAll);
    },
    onQuantityChange({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      const skuId = String(currentTarget.dataset['sku']);
      const { quantities, ticks } = planOf(this).draft;
      // Who sets a quantity wants it.
      this.change({ quantities: { ...quantities, [skuId]: detail.value }, ticks: { ...ticks, [skuId]: true } });
    },
    onBudgetInput({ detail }: WechatMiniprogram.Input) {
      this.setData({ budgetText: detail.value });
      this.change({ budgetText: detail.value, ticks: {} });
    },
    onCopyTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const supplierId = String(currentTarget.dataset['supplier']);
      const rows = this.data.rows.filter((row) => row.supplierId === supplierId);
      const name = rows[0]?.supplierName ?? '';
      void wx.setClipboardData({ data: listText(name, rows, this.lines()) });
    },

    onSupplierTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { sku, supplier } = currentTarget.dataset as { sku?: string; supplier?: string };
      const rows = this.data.rows.filter((row) => row.asksSupplier && (sku === undefined || row.skuId === sku));
      this.askSupplier(rows.map(({ skuId }) => skuId), supplier ?? '');
    },
    askSupplier(asked: string[], chosen: string) {
      this.setData({ sheet: 'supplier', asked, chosen });
    },
    onSupplierChoose({ detail }: WechatMiniprogram.CustomEvent<Supplier>) {
      const { asked } = this.data;
      const { suppliers, ticks } = planOf(this).draft;
      this.setData({ sheet: '' });
      this.change({
        suppliers: { ...suppliers, ...Object.fromEntries(asked.map((skuId) => [skuId, detail])) }, ticks: { ...ticks, ...Object.fromEntries(asked.map((skuId) => [skuId, true])) },
      });
    },

    onGoodsTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.openGoods(String(currentTarget.dataset['sku']));
    },
    openGoods(skuId: string) {
      const line = this.lines().get(skuId);
      if (line === undefined) return;
      this.setData({ sheet: 'goods', facts: factsOf(line), goods: { skuId, sentence: line.sentence, name: nameOf(line) } });
    },
    onIdleTap() {
      this.setData({ sheet: 'idle' });
    },
    onLedgerTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.go(`/packages/stock/sku-ledger/sku-ledger?sku=${encodeURIComponent(String(currentTarget.dataset['sku']))}`);
    },
    onReorderTap() {
      this.goToSettings(`/packages/purchasing/plan-settings/plan-settings?sku=${encodeURIComponent(this.data.goods?.skuId ?? '')}&name=${encodeURIComponent(this.data.goods?.name ?? '')}`);
    },
    onSettingsTap() {
      this.goToSettings('/packages/purchasing/plan-settings/plan-settings');
    },
    goToSettings(url: string) {
      this.setData({ sheet: '' });
      // The plan is read when the person is back.
      void wx.navigateTo({ url, events: { saved: () => { planOf(this).isStale = true; } } });
    },
    onDraftTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.go(`/packages/purchasing/purchase-detail/purchase-detail?id=${encodeURIComponent(String(currentTarget.dataset['id']))}`);
    },
    go(url: string) {
      this.setData({ sheet: '' });
      void wx.navigateTo({ url });
    },
    onHowTap() {
      this.setData({ sheet: 'how' });
    },
    onSheetClose() {
      this.setData({ sheet: '' });
    },
    async onComputeTap() {
      await this.refresh();
      this.setData({ sheet: '' });
    },
    onRetry() {
      void this.read();
    },

    async onOrder() {
      const { rows, isBusy, reason } = this.data;
      const ticked = rows.filter(({ isTicked }) => isTicked);
      if (isBusy || reason !== '' || ticked.length === 0) return;
      this.setData({ isBusy: true });
      this.draw();
      const sent = await submit(FORM, 'purchasing', 'orderPlan', {
        lines: ticked.map(({ skuId, quantity, supplierId, asksSupplier }) => ({ skuId, quantity, ...(asksSupplier ? { supplierId } : {}) })),
      });
      this.setData({ isBusy: false, sheet: sent.outcome === 'unknown' ? 'unknown' : '' });
      if (sent.outcome === 'done') {
        this.settle();
        const { orders } = sent.data;
        this.setData({ sheet: 'orders', ordersTitle: `生成了 ${formatFigure(orders.length)} 张采购单草稿`, orders: orders.map((order) => ({ ...order, caption: `${order.number} · ${formatFigure(order.kinds)} 款 ${formatFigure(order.pieces)} 件` })) });
        await this.read();
      } else if (sent.outcome === 'unknown') {
        // Asked again, it must be word for word the same, whatever the plan says by then.
        this.change({ isSent: true, ticks: Object.fromEntries(rows.map(({ skuId, isTicked }) => [skuId, isTicked])), quantities: Object.fromEntries(ticked.map(({ skuId, quantity }) => [skuId, quantity])) });
      } else if (sent.error.code === 'IDEMPOTENCY_KEY_REUSED') {
        forgetCommandId(FORM);
        this.settle();
        await wx.showModal({ title: '上次生成的已经成了', content: '草稿在采购单里；后来改的没有提交，需要的话再选一次。', showCancel: false, confirmText: '知道了' });
        await this.read();
      } else {
        toastError(sent.error);
        this.draw();
      }
    },
    /** What was ticked is ordered. */
    settle() {
      const { computedAt, suppliers } = planOf(this).draft;
      this.change({ ...noDraft(computedAt), suppliers });
      this.setData({ budgetText: '' });
    },
  },
});
