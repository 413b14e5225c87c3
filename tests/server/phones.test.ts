import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, startShopCloud, type Answer } from '../local-cloud/shop';
import { everything, faultsOf } from './oracle';

/* A phone stands for one customer of a shop, and for one supplier, whoever writes it and when. */

let cloud: LocalCloud;
let call: ReturnType<typeof caller>;
let shopId: string;
beforeAll(async () => {
  cloud = await startShopCloud();
  call = caller(cloud, 'o-phones');
  ({ shopId } = dataOf(await call<{ shopId: string }>('shop', 'create', { name: '电话', memberName: '阿哲' })));
}, 60_000);
afterEach(async () => { expect(await faultsOf(cloud)).toEqual([]); });
afterAll(async () => { await cloud.close(); });

interface Person { partyId: string; version: number; name: string; phone: string }
const save = (name: string, phone: string, action = 'saveCustomer', as = call): Promise<Answer<Person>> => as<Person>('orders', action, { name, phone });
const read = async (customerId: string): Promise<Person> => dataOf(await call<Person>('orders', 'revealCustomer', { customerId }));
const edit = async (partyId: string, fields: object): Promise<Answer<Person>> => {
  const { version, name, phone } = await read(partyId);
  return call<Person>('orders', 'editCustomer', { partyId, version, name, phone, ...fields });
};
const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'OK' : answer.error.code);
const having = async (search: string): Promise<string[]> => dataOf(await call<{ rows: Person[] }>('orders', 'customers', { search })).rows.map(({ partyId }) => partyId);

test('saved by twenty people at the same instant, a new phone makes one customer', async () => {
  const same = await Promise.all(Array.from({ length: 20 }, (_, n) => save('李婷婷', n % 2 === 0 ? '138 1111 0001' : '+86 13811110001')));
  const ids = new Set(same.map((answer) => dataOf(answer).partyId));
  expect(ids.size).toBe(1);
  expect(await having('0001')).toEqual([...ids]);
});

test('under several names at once the first has it, and the others are told whose it is', async () => {
  const names = ['王一', '王二', '王三', '王四', '王五'];
  const answers = await Promise.all(names.map((name) => save(name, '13811110002')));
  const winner = names[answers.findIndex(({ ok }) => ok)] ?? '';
  expect(answers.map(codeOf).sort()).toEqual(['OK', ...names.slice(1).map(() => 'PHONE_TAKEN')]);
  const refused = answers.find(({ ok }) => !ok);
  expect(refused).toMatchObject({ error: { message: `电话 138****0002 已经是“${winner}”的`, details: { name: winner, phone: '138****0002' } } });
  expect(await having('0002')).toHaveLength(1);
});

test('a corrected phone sets the old one free, and is refused where it stands for another', async () => {
  const [first, second] = [dataOf(await save('陈一', '13811110003')).partyId, dataOf(await save('陈二', '13811110004')).partyId];
  expect(codeOf(await edit(first, { phone: '13811110004' }))).toBe('PHONE_TAKEN');
  expect(codeOf(await edit(first, { phone: '13811110005' }))).toBe('OK');
  expect(codeOf(await edit(second, { phone: '13811110003' }))).toBe('OK');
  expect(codeOf(await edit(first, { phone: '' }))).toBe('OK');
  const { partyId: third } = dataOf(await save('陈三', '13811110005'));
  expect(new Set([first, second, third]).size).toBe(3);
  // Written otherwise it is the same phone.
  expect(codeOf(await edit(third, { phone: '+86 138-1111-0005' }))).toBe('OK');
  expect((await everything(cloud, 'phones')).filter(({ partyId }) => partyId === third)).toHaveLength(1);
});

test('of two who take one phone at once, by a new customer and by a correction, one has it', async () => {
  for (let round = 0; round < 8; round += 1) {
    const phone = `1382222000${round}`;
    const { partyId } = dataOf(await save('老客', `1383333000${round}`));
    const both = await Promise.all([save('新客', phone), edit(partyId, { phone })]);
    expect(both.map(codeOf).sort()).toEqual(['OK', 'PHONE_TAKEN']);
  }
});

test('a supplier may have a customer’s phone, and another shop’s customer too', async () => {
  dataOf(await save('赵姐', '13811110006'));
  expect(await call('purchasing', 'saveSupplier', { name: '赵姐的厂', phone: '13811110006' })).toMatchObject({ ok: true });
  const other = caller(cloud, 'o-phones-other');
  const { shopId: theirs } = dataOf(await other<{ shopId: string }>('shop', 'create', { name: '别家', memberName: '乙' }));
  expect(theirs).not.toBe(shopId);
  expect(await save('别人', '13811110006', 'saveCustomer', other)).toMatchObject({ ok: true });
});
