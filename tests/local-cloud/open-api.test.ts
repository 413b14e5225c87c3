import { join } from 'node:path';
import { startLocalCloud, type LocalCloud } from '../../local/cloud';
import { failureOf, sdksOf } from './sdk';

/* `cloud.openapi` from a function, with the real SDK on the way there and back. */

let cloud: LocalCloud;
beforeAll(async () => { cloud = await startLocalCloud({ functionsDir: join(__dirname, 'functions') }); });
afterAll(async () => { await cloud.close(); });

const call = (api: string, input: object, functionName = 'permitted') => {
  const [area, name] = api.split('.');
  return cloud.callFunction(functionName, { area, name, input }, 'o-customer');
};

const message = { touser: 'o-customer', templateId: 'template', data: { thing1: { value: '小熊' }, amount2: { value: '96.00' } } };

test('a subscribed message is accepted, or refused for what is wrong with it', async () => {
  expect(await call('subscribeMessage.send', message)).toMatchObject({ errCode: 0 });
  expect(await call('subscribeMessage.send', { ...message, templateId: '' })).toMatchObject({ errCode: 40037 });
  expect(await call('subscribeMessage.send', { ...message, touser: undefined })).toMatchObject({ errCode: 40003 });
  expect(await call('subscribeMessage.send', { ...message, data: { thing1: { value: '一'.repeat(21) } } })).toMatchObject({ errCode: 47003 });
});

test('a mini program code is a picture', async () => {
  expect(await call('wxacode.getUnlimited', { scene: 'id=1', width: 280 })).toMatchObject({ contentType: 'image/png', begins: 'PNG' });
  expect(await call('wxacode.getUnlimited', { scene: '中文' })).toMatchObject({ errCode: 40169 });
});

test('a text passes, and the published sample does not', async () => {
  const check = (content: string) => call('security.msgSecCheck', { content, version: 2, scene: 2, openid: 'o-customer' });
  expect(await check('小熊很可爱')).toMatchObject({ errCode: 0, result: { suggest: 'pass', label: 100 } });
  expect(await check('特3456书yuuo莞6543李zxcz蒜7782法fgnv级')).toMatchObject({ result: { suggest: 'risky' } });
});

test('a waybill is made, found, followed and cancelled once', async () => {
  expect(await call('logistics.getAllDelivery', {})).toMatchObject({ count: 8, data: expect.arrayContaining([expect.objectContaining({ deliveryId: 'SF' })]) as unknown });
  const order = { orderId: 'order-1', openid: 'o-customer', deliveryId: 'SF', bizId: 'SF_CASH', sender: {}, receiver: {}, cargo: {}, shop: {}, insured: {}, service: {} };
  expect(await call('logistics.addOrder', { ...order, deliveryId: 'NONE' })).toMatchObject({ errCode: 9300503 });
  const { waybillId } = await call('logistics.addOrder', order) as { waybillId: string };
  expect(waybillId).toMatch(/^SF\d+$/);
  expect(await call('logistics.addOrder', order)).toMatchObject({ errCode: 9300501 });
  expect(await call('logistics.getOrder', { orderId: 'order-1', waybillId })).toMatchObject({ orderStatus: 0, waybillId });
  expect(await call('logistics.getPath', { orderId: 'order-1', waybillId })).toMatchObject({ pathItemNum: 3, pathItemList: [{ actionType: 100001 }, {}, {}] });
  expect(await call('logistics.getPath', { orderId: 'order-1', waybillId: 'another' })).toMatchObject({ errCode: 40199 });
  expect(await call('logistics.cancelOrder', { orderId: 'order-1', waybillId })).toMatchObject({ errCode: 0 });
  expect(await call('logistics.cancelOrder', { orderId: 'order-1', waybillId })).toMatchObject({ errCode: 9300524 });
});

test('an API that config.json does not permit, that nobody knows, or that no function calls, gets the cloud’s code', async () => {
  expect(await call('subscribeMessage.send', message, 'forbidden')).toMatchObject({ errCode: -604101 });
  expect(await call('nobody.knows', {})).toMatchObject({ errCode: -604100 });
  expect(await failureOf(sdksOf(cloud).wx.openapi['subscribeMessage']?.['send']?.(message) ?? Promise.resolve())).toMatchObject({ errCode: -604104 });
});
