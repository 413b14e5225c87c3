import type { LocalCloud } from '../../local/cloud';
import { ROLES, type Role } from '../../miniprogram/shared/domain/role';
import { hiddenKeys, HIDDEN_KEYS } from '../../miniprogram/shared/domain/visibility';
import { caller, dataOf, startShopCloud } from '../local-cloud/shop';
import { contracts } from './contracts';

/*
 * Who may not see what goods cost is told it by no action: each that their role may call is
 * called with an input that succeeds, in a shop where everything has a cost.
 */

type Call = ReturnType<typeof caller>;
interface Ids { shopId: string; token: string; goodsId: string; orderId: string; purchaseOrderId: string; partyId: string; version: number; skus: { skuId: string }[] }

let cloud: LocalCloud;
let owner: Call;
let shopId: string;
let skuId: string;
let goodsId: string;
let customerId: string;
let supplierId: string;
const byRole = new Map<Role, Call>();
let people = 0;

beforeAll(async () => {
  cloud = await startShopCloud();
  ({ shopId } = dataOf(await caller(cloud, 'o-cost-owner')<Ids>('shop', 'create', { name: '进价', memberName: '店主' })));
  owner = caller(cloud, 'o-cost-owner', shopId);
  for (const role of ROLES.filter((each) => each !== 'owner')) byRole.set(role, await join(role));
  ({ goodsId } = dataOf(await owner<Ids>('goods', 'save', { name: '小熊', skus: [{ specValues: [], code: 'XX-1', retailFen: 9600, purchasePriceFen: 4200, openingQuantity: 500 }] })));
  skuId = dataOf(await owner<Ids>('goods', 'get', { goodsId })).skus[0]?.skuId ?? '';
  ({ partyId: customerId } = dataOf(await owner<Ids>('orders', 'saveCustomer', { name: '李婷婷', phone: '13800006618' })));
  ({ partyId: supplierId } = dataOf(await owner<Ids>('purchasing', 'saveSupplier', { name: '义乌厂' })));
  const { goodsId: scarce } = dataOf(await owner<Ids>('goods', 'save', { name: '小鹿', skus: [{ specValues: [], retailFen: 9600, purchasePriceFen: 4200, openingQuantity: 1 }] }));
  for (const sku of dataOf(await owner<Ids>('goods', 'get', { goodsId: scarce })).skus) dataOf(await owner('stock', 'setReorderPoint', { skuId: sku.skuId, reorderPoint: 5 }));
  const [bought, sold] = [await purchase(), await order()];
  dataOf(await owner('purchasing', 'receive', { ...bought, lines: lines() }));
  dataOf(await owner('orders', 'ship', { ...sold, lines: lines() }));
}, 60_000);
afterAll(async () => { await cloud.close(); });

async function join(role: Role): Promise<Call> {
  const { token } = dataOf(await owner<Ids>('shop', 'invite', { role }));
  people += 1;
  const call = caller(cloud, `o-cost-${role}-${people}`, shopId);
  dataOf(await call('shop', 'accept', { token, memberName: role }));
  return call;
}

const lines = (): { skuId: string; quantity: number }[] => [{ skuId, quantity: 2 }];
const of = <K extends keyof Ids>(key: K, ids: Ids): Record<K | 'version', unknown> => ({ [key]: ids[key], version: ids.version }) as Record<K | 'version', unknown>;
const order = async (fields: object = {}) => of('orderId', dataOf(await owner<Ids>('orders', 'place', { customerId, lines: lines(), ...fields })));
const purchase = async (fields: object = {}) => of('purchaseOrderId', dataOf(await owner<Ids>('purchasing', 'save', { supplierId, lines: lines(), ...fields })));
/** An order after some of its steps. */
async function orderAfter(...steps: [action: string, fields: object][]) {
  let at = await order();
  for (const [action, fields] of steps) at = of('orderId', dataOf(await owner<Ids>('orders', action, { ...at, ...fields })));
  return at;
}

async function upload(): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob(['编码,品名,售价,进价\nYY-1,小兔,20,8\n']), 'goods.csv');
  return ((await (await fetch(`${cloud.address}/upload?path=private/${shopId}/goods.csv`, { method: 'POST', body: form })).json()) as { fileID: string }).fileID;
}
const columns = { code: 0, name: 1, retailFen: 2, purchasePriceFen: 3 };
const partyOf = async (name: string, action: string, input: object): Promise<object> => {
  const { partyId, version } = dataOf(await owner<Ids>(name, action, input));
  return { partyId, version };
};
let named = 0;
const newGoods = () => { named += 1; return { name: `新品${named}`, skus: [{ specValues: [], code: `N-${named}`, retailFen: 100, purchasePriceFen: 50 }] }; };

/** An input for each action that those may call; it succeeds, whatever was called before. */
const inputs: Record<string, Record<string, () => unknown>> = {
  files: { previewGoods: async () => ({ fileId: await upload() }), importGoods: async () => ({ fileId: await upload(), columns, from: 0 }) },
  goods: {
    list: () => ({}), listByLevel: () => ({ level: 'low' }), get: () => ({ goodsId }), pick: () => ({}), scan: () => ({ code: 'XX-1' }),
    holdPicture: () => ({ fileId: `cloud://local.local/${shopId}/picture.jpg` }), save: newGoods,
    archive: async () => ({ goodsId: dataOf(await owner<Ids>('goods', 'save', newGoods())).goodsId, isArchived: true }),
    categories: () => ({}), saveCategories: async () => ({ version: dataOf(await owner<Ids>('goods', 'categories')).version, categories: [{ id: 'bears', name: '小熊' }] }),
  },
  orders: {
    list: () => ({}), get: anyOrder, reveal: anyOrder, place: () => ({ customerId, lines: lines() }), prefill: anyOrder, edit: async () => ({ ...await order({ isDraft: true }), customerId, lines: lines() }), confirm: () => order({ isDraft: true }),
    pay: async () => ({ ...await order(), amountFen: 100, method: 'cash' }), ship: async () => ({ ...await order(), lines: lines() }),
    receive: () => orderAfter(['ship', { lines: lines() }]), cancel: () => order(),
    refund: () => orderAfter(['pay', { amountFen: 100, method: 'cash' }], ['cancel', {}]).then((at) => ({ ...at, method: 'cash' })),
    customers: () => ({}), customer: () => ({ customerId }), revealCustomer: () => ({ customerId }), saveCustomer: () => ({ name: '王记' }),
    editCustomer: async () => ({ ...await partyOf('orders', 'revealCustomer', { customerId }), name: '李婷婷', phone: '13800006618' }),
  },
  purchasing: {
    list: () => ({}), get: async () => ({ purchaseOrderId: (await purchase()).purchaseOrderId }), save: () => ({ supplierId, lines: lines() }),
    edit: async () => ({ ...await purchase({ isDraft: true }), supplierId, lines: lines() }), order: () => purchase({ isDraft: true }),
    receive: async () => ({ ...await purchase(), lines: lines() }), cancel: () => purchase(),
    closeShort: async () => of('purchaseOrderId', dataOf(await owner<Ids>('purchasing', 'receive', { ...await purchase(), lines: [{ skuId, quantity: 1 }] }))),
    suppliers: () => ({}), supplier: () => ({ partyId: supplierId }), saveSupplier: () => ({ name: '温州厂' }),
    editSupplier: async () => ({ ...await partyOf('purchasing', 'supplier', { partyId: supplierId }), name: '义乌厂' }),
    plan: () => ({ isFresh: true }), orderPlan: () => ({ lines: [{ skuId, quantity: 2, supplierId }] }), planSettings: () => ({ skuId }),
    saveReorder: () => ({ skuId, minimumQuantity: 0, packSize: null, leadDays: null, serviceLevelPercent: null, isPurchased: true }),
  },
  sales: { overview: () => ({ days: 30 }), shipments: () => ({}) },
  shop: {
    create: () => ({ name: '另一家', memberName: '我' }), mine: () => ({}), overview: () => ({}), renameMe: () => ({ memberName: '我' }),
    invitation, accept: async () => ({ ...await invitation(), memberName: '我' }), leave: () => ({}),
  },
  stock: {
    overview: () => ({}), list: () => ({}), ledger: () => ({ skuId }),
    adjust: async () => { const { onHand } = dataOf(await owner<{ sku: { onHand: number } }>('stock', 'ledger', { skuId })).sku; return { skuId, shownOnHand: onHand, countedOnHand: onHand + 1, reason: 'found' }; },
    setReorderPoint: () => ({ skuId, reorderPoint: 3 }), setNotForSale: () => ({ skuId, notForSale: 0, shown: 0 }),
  },
};
async function anyOrder() { return { orderId: (await order()).orderId }; }
async function invitation() { return { token: dataOf(await owner<Ids>('shop', 'invite', { role: 'viewer' })).token }; }

const restricted = ROLES.filter((role) => hiddenKeys(role).size > 0);
const actions = Object.entries(contracts).flatMap(([name, contract]) => Object.entries(contract).map(([action, { roles }]) => ({
  name, action, roles: restricted.filter((role) => roles === 'anyone' || (roles as readonly Role[]).includes(role)),
}))).filter(({ roles }) => roles.length > 0);

const keysIn = (answer: unknown, keys: Iterable<string>): string[] => { const text = JSON.stringify(answer); return [...keys].filter((key) => text.includes(`"${key}"`)); };

test.each(actions)('$name $action tells $roles no cost that is hidden from them', async ({ name, action, roles }) => {
  const input = inputs[name]?.[action];
  if (input === undefined) throw new Error(`${name}.${action} needs an input in this file`);
  for (const role of roles) {
    // Who leaves is gone for the tests that follow.
    const call = action === 'leave' ? await join(role) : byRole.get(role);
    const answer = await call?.(name, action, await input());
    expect(answer).toMatchObject({ ok: true });
    expect({ role, leaks: keysIn(answer, hiddenKeys(role)) }).toEqual({ role, leaks: [] });
  }
});

test('the owner is told, so there was something to hide', async () => {
  const told: string[] = [];
  for (const { name, action } of actions) {
    if (contracts[name]?.[action]?.kind !== 'query') continue;
    if (keysIn(await owner(name, action, await inputs[name]?.[action]?.()), HIDDEN_KEYS).length > 0) told.push(`${name}.${action}`);
  }
  expect(told).toEqual([
    'files.previewGoods', 'goods.listByLevel', 'goods.get', 'goods.pick', 'goods.scan', 'purchasing.list', 'purchasing.get', 'purchasing.suppliers', 'purchasing.supplier',
    'purchasing.plan', 'purchasing.planSettings',
    'sales.overview', 'stock.overview', 'stock.list', 'stock.ledger',
  ]);
});
