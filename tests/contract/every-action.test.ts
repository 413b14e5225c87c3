import * as fc from 'fast-check';
import type { LocalCloud } from '../../local/cloud';
import { ROLES, type Role } from '../../miniprogram/shared/domain/role';
import { caller, dataOf, startShopCloud } from '../local-cloud/shop';
import { contracts } from './contracts';

/* What holds for every action there is, and for every one that will be added. */

const actions = Object.entries(contracts).flatMap(([name, contract]) => Object.keys(contract).map((action) => [name, action] as const));

type Call = ReturnType<typeof caller>;
let cloud: LocalCloud;
let shopId: string;
const byRole = new Map<Role, Call>();

beforeAll(async () => {
  cloud = await startShopCloud();
  const owner = caller(cloud, 'o-contract-owner');
  ({ shopId } = dataOf(await owner<{ shopId: string }>('shop', 'create', { name: '契约', memberName: '店主' })));
  byRole.set('owner', caller(cloud, 'o-contract-owner', shopId));
  for (const role of ROLES.filter((each) => each !== 'owner')) {
    const { token } = dataOf(await owner<{ token: string }>('shop', 'invite', { role }));
    const call = caller(cloud, `o-contract-${role}`, shopId);
    dataOf(await call('shop', 'accept', { token, memberName: role }));
    byRole.set(role, call);
  }
}, 60_000);
afterAll(async () => { await cloud.close(); });

const as = (role: Role): Call => {
  const call = byRole.get(role);
  if (call === undefined) throw new Error(role);
  return call;
};
const codeOf = (answer: { ok: boolean; error?: { code: string } }): string => answer.error?.code ?? 'OK';

test.each(actions)('%s.%s refuses an unknown field', async (name, action) => {
  expect(codeOf(await as('owner')(name, action, { surprise: 1 }))).toBe('INVALID_INPUT');
});

test.each(actions)('%s.%s is open to its roles and to nobody else', async (name, action) => {
  const allowed = contracts[name]?.[action]?.roles;
  if (allowed === 'anyone' || allowed === undefined) return;
  for (const role of ROLES) {
    const code = codeOf(await as(role)(name, action, { surprise: 1 }));
    expect({ role, code }).toEqual({ role, code: allowed.includes(role) ? 'INVALID_INPUT' : 'FORBIDDEN' });
  }
});

test.each(actions)('%s.%s tells a stranger nothing', async (name, action) => {
  if (contracts[name]?.[action]?.roles === 'anyone') return;
  expect(codeOf(await caller(cloud, 'o-contract-stranger', shopId)(name, action))).toBe('NOT_FOUND');
  expect(codeOf(await caller(cloud, 'o-contract-stranger')(name, action))).toBe('NO_SHOP');
});

/** Inputs that are nearly right: the fields that actions have, with values that they should not. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>('', 'x', '__proto__', 'constructor', '../..', '$ne', '\u0000', '龙'.repeat(500), -1, 0, 0.5, 1e308, 2 ** 53, null, true, { $gt: '' }, { $where: '1' }, [], [[]], [null]),
  fc.string(), fc.integer(), fc.double(), fc.array(fc.string(), { maxLength: 5 }),
);
const fields = ['name', 'memberName', 'goodsId', 'orderId', 'purchaseOrderId', 'skuId', 'customerId', 'supplierId', 'memberId', 'token', 'role', 'version', 'lines', 'skus', 'code', 'search', 'after', 'level', 'stage', 'state', 'days', 'reason', 'amountFen', 'method', 'categories', 'note', 'phone', 'address', 'countedOnHand', 'shownOnHand', 'reorderPoint', 'isArchived', 'courier', 'trackingNumber'];
const input = fc.dictionary(fc.constantFrom(...fields), hostile, { maxKeys: 8 });

test.each(actions)('%s.%s never answers INTERNAL to hostile input, and its answer is plain data', async (name, action) => {
  await fc.assert(fc.asyncProperty(input, async (value) => {
    const answer = await as('owner')(name, action, value);
    expect(codeOf(answer)).not.toBe('INTERNAL');
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    if (!answer.ok) expect(answer.error.message).toMatch(/[一-鿿]/);
  }), { numRuns: 15 });
}, 30_000);

test('the envelope itself is checked', async () => {
  const raw = (event: unknown) => cloud.callFunction('goods', event, 'o-contract-owner') as Promise<{ ok: boolean; error?: { code: string } }>;
  for (const event of [{}, { action: 1 }, { action: 'list', input: {}, role: 'owner' }, { action: 'list', shopId: { $ne: '' } }, { action: 'save', input: {} }]) {
    expect(codeOf(await raw(event))).toBe('INVALID_INPUT');
  }
});
