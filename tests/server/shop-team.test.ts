import type { InviteView, MemberView, Overview } from '../../cloudfunctions/shop/contract';
import type { LocalCloud } from '../../local/cloud';
import type { Session } from '../../miniprogram/shared/kernel/app-error';
import { MAX_MEMBERS } from '../../miniprogram/shared/kernel/limits';
import { caller, dataOf, newCommandId, startShopCloud } from '../local-cloud/shop';

let cloud: LocalCloud;
beforeAll(async () => { cloud = await startShopCloud(); }, 60_000);
afterAll(async () => { await cloud.close(); });

type Call = ReturnType<typeof caller>;

async function openShop(openId: string, name = '小满礼物铺'): Promise<{ owner: Call; shopId: string }> {
  const { shopId } = dataOf(await caller(cloud, openId)<Session>('shop', 'create', { name, memberName: '小满' }));
  return { owner: caller(cloud, openId, shopId), shopId };
}
async function join(owner: Call, openId: string, role: string, shopId: string, memberName = role): Promise<Call> {
  const { token } = dataOf(await owner<InviteView>('shop', 'invite', { role }));
  const call = caller(cloud, openId, shopId);
  dataOf(await call('shop', 'accept', { token, memberName }));
  return call;
}
const overview = async (call: Call): Promise<Overview> => dataOf(await call<Overview>('shop', 'overview'));
const memberNamed = async (call: Call, name: string): Promise<MemberView | undefined> => (await overview(call)).members.find((member) => member.name === name);

test('a new name of the shop reaches every member with the next answer', async () => {
  const { owner, shopId } = await openShop('o-team-1');
  const staff = await join(owner, 'o-team-1-staff', 'sales', shopId);
  expect(await staff('shop', 'rename', { name: '别的' })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  expect(dataOf(await owner('shop', 'rename', { name: '大满礼物铺' }))).toEqual({ shopId, shopName: '大满礼物铺', role: 'owner' });
  expect(await staff('shop', 'overview')).toMatchObject({ ok: true, data: { name: '大满礼物铺' }, session: { shopName: '大满礼物铺' } });
  const later = await join(owner, 'o-team-1-later', 'viewer', shopId);
  expect(await later('shop', 'mine')).toMatchObject({ data: { shops: [{ shopName: '大满礼物铺' }] } });
});

test('who joins while the shop is renamed has its new name', async () => {
  for (const round of [1, 2, 3, 4, 5]) {
    const { owner, shopId } = await openShop(`o-team-2-${round}`);
    const { token } = dataOf(await owner<InviteView>('shop', 'invite', { role: 'packer' }));
    const guest = caller(cloud, `o-team-2-${round}-guest`, shopId);
    for (const answer of await Promise.all([owner('shop', 'rename', { name: '新店名' }), guest('shop', 'accept', { token, memberName: '仓管' })])) expect(answer).toMatchObject({ ok: true });
    expect(await guest('shop', 'mine')).toMatchObject({ data: { shops: [{ shopName: '新店名', role: 'packer' }] } });
  }
});

test('a person changes what the others call them', async () => {
  const { owner, shopId } = await openShop('o-team-3');
  const staff = await join(owner, 'o-team-3-staff', 'viewer', shopId, '小王');
  dataOf(await staff('shop', 'renameMe', { memberName: '王倩' }));
  expect(await memberNamed(owner, '王倩')).toMatchObject({ role: 'viewer' });
  expect(await memberNamed(owner, '小王')).toBeUndefined();
});

test('open invitations are shown to who may invite, and a revoked one lets nobody in', async () => {
  const { owner, shopId } = await openShop('o-team-4');
  const staff = await join(owner, 'o-team-4-staff', 'sales', shopId);
  const { token } = dataOf(await owner<InviteView>('shop', 'invite', { role: 'manager' }));
  expect((await overview(owner)).invites).toMatchObject([{ token, role: 'manager', byName: '小满' }]);
  expect((await overview(staff)).invites).toEqual([]);
  dataOf(await owner('shop', 'revoke', { token }));
  expect((await overview(owner)).invites).toEqual([]);
  const guest = caller(cloud, 'o-team-4-guest');
  expect(await guest('shop', 'invitation', { token })).toMatchObject({ ok: false, error: { code: 'INVITE_INVALID', details: { reason: 'expired' } } });
  expect(await guest('shop', 'accept', { token, memberName: '来晚了' })).toMatchObject({ ok: false, error: { code: 'INVITE_INVALID', details: { reason: 'expired' } } });
});

test('an invitation of another shop cannot be revoked', async () => {
  const { owner } = await openShop('o-team-5');
  const { token } = dataOf(await owner<InviteView>('shop', 'invite', { role: 'viewer' }));
  const { owner: stranger } = await openShop('o-team-5-stranger');
  expect(await stranger('shop', 'revoke', { token })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(dataOf(await caller(cloud, 'o-team-5-guest')('shop', 'invitation', { token }))).toMatchObject({ role: 'viewer', joined: null });
});

test('an invitation opened by somebody of the shop says so and stays for somebody else', async () => {
  const { owner, shopId } = await openShop('o-team-6');
  const { token } = dataOf(await owner<InviteView>('shop', 'invite', { role: 'sales' }));
  expect(dataOf(await owner('shop', 'invitation', { token }))).toMatchObject({ joined: { shopId, role: 'owner' } });
  expect(dataOf(await owner('shop', 'accept', { token, memberName: '我自己' }))).toMatchObject({ role: 'owner' });
  const guest = caller(cloud, 'o-team-6-guest', shopId);
  expect(dataOf(await guest('shop', 'accept', { token, memberName: '小王' }))).toMatchObject({ role: 'sales' });
  expect(dataOf(await guest('shop', 'invitation', { token }))).toMatchObject({ joined: { role: 'sales' } });
  expect(await caller(cloud, 'o-team-6-other')('shop', 'invitation', { token })).toMatchObject({ ok: false, error: { details: { reason: 'used' } } });
});

test('joining twice by the same command is one membership, and two people with one link are one', async () => {
  const { owner } = await openShop('o-team-7');
  const { token } = dataOf(await owner<InviteView>('shop', 'invite', { role: 'buyer' }));
  const commandId = newCommandId();
  const [first, again, other] = await Promise.all([
    caller(cloud, 'o-team-7-a')<Session>('shop', 'accept', { token, memberName: '甲' }, commandId),
    caller(cloud, 'o-team-7-a')<Session>('shop', 'accept', { token, memberName: '甲' }, commandId),
    caller(cloud, 'o-team-7-b')<Session>('shop', 'accept', { token, memberName: '乙' }),
  ]);
  expect(first.ok).toBe(again.ok);
  expect([first.ok, other.ok].filter(Boolean)).toHaveLength(1);
  expect((await overview(owner)).members.filter(({ role }) => role === 'buyer')).toHaveLength(1);
});

test('a member leaves by themselves, is out at once, and can be invited again; the owner stays', async () => {
  const { owner, shopId } = await openShop('o-team-8');
  const staff = await join(owner, 'o-team-8-staff', 'packer', shopId, '阿哲');
  expect(await owner('shop', 'leave')).toMatchObject({ ok: false, error: { code: 'LAST_OWNER' } });
  const memberId = (await memberNamed(owner, '阿哲'))?.memberId;
  dataOf(await staff('shop', 'leave'));
  expect(await staff('stock', 'list')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(await memberNamed(owner, '阿哲')).toBeUndefined();
  expect(await owner('shop', 'changeRole', { memberId, role: 'manager' })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  await join(owner, 'o-team-8-staff', 'viewer', shopId, '阿哲');
  expect(await memberNamed(owner, '阿哲')).toMatchObject({ role: 'viewer' });
});

test('the team is read in four database calls, without a scan', async () => {
  const { owner } = await openShop('o-team-9');
  const before = cloud.databaseCalls();
  await overview(owner);
  expect(cloud.databaseCalls() - before).toBeLessThanOrEqual(4);
  expect(cloud.scans()).toEqual([]);
});

test('of two who join at once as the last there is room for, one is told that the shop is full', async () => {
  const { owner, shopId } = await openShop('o-team-10');
  for (let n = 2; n < MAX_MEMBERS; n += 1) await join(owner, `o-team-10-${n}`, 'viewer', shopId);
  const tokens = [];
  for (let n = 0; n < 4; n += 1) tokens.push(dataOf(await owner<InviteView>('shop', 'invite', { role: 'viewer' })).token);
  const answers = await Promise.all(tokens.map((token, n) => caller(cloud, `o-team-10-last-${n}`)<Session>('shop', 'accept', { token, memberName: '最后' })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await overview(owner)).members).toHaveLength(MAX_MEMBERS);
}, 60_000);

test('who was removed, or invites no longer, does not come back by a link of their own', async () => {
  const { owner, shopId } = await openShop('o-team-11');
  const manager = await join(owner, 'o-team-11-manager', 'manager', shopId, '店长');
  const [{ token }, { token: kept }] = [dataOf(await manager<InviteView>('shop', 'invite', { role: 'manager' })), dataOf(await owner<InviteView>('shop', 'invite', { role: 'viewer' }))];
  expect((await overview(owner)).invites).toHaveLength(2);
  const memberId = (await memberNamed(owner, '店长'))?.memberId;
  const expired = { ok: false, error: { code: 'INVITE_INVALID', details: { reason: 'expired' } } };
  dataOf(await owner('shop', 'changeRole', { memberId, role: 'sales' }));
  expect(await caller(cloud, 'o-team-11-friend')('shop', 'accept', { token, memberName: '朋友' })).toMatchObject(expired);
  dataOf(await owner('shop', 'removeMember', { memberId }));
  expect((await overview(owner)).invites).toMatchObject([{ token: kept }]);
  expect(await manager('shop', 'invitation', { token })).toMatchObject(expired);
  expect(await manager('shop', 'accept', { token, memberName: '店长' })).toMatchObject(expired);
  expect(await memberNamed(owner, '店长')).toBeUndefined();
});
