'use strict';
const cloud = require('wx-server-sdk');
const nodeSdk = require('@cloudbase/node-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

/** Lives as long as the instance: shows whether one was used again. */
let callsOfInstance = 0;

const identity = (context) => ({
  wx: cloud.getWXContext().OPENID ?? null,
  env: process.env.WX_OPENID ?? null,
  context: nodeSdk.getCloudbaseContext(context).WX_OPENID ?? null,
});

const actions = {
  async identity({ ms = 0 }, context) {
    const before = identity(context);
    await new Promise((resolve) => setTimeout(resolve, ms));
    await cloud.database().collection('notes').count();
    return { before, after: identity(context) };
  },
  source: () => cloud.getWXContext().SOURCE ?? process.env.TCB_SOURCE,
  instance: async ({ ms = 0 }) => {
    callsOfInstance += 1;
    await new Promise((resolve) => setTimeout(resolve, ms));
    return { pid: process.pid, calls: callsOfInstance };
  },
  environment: ({ names }) => names.map((name) => process.env[name] ?? null),
  context: (event, { function_name, time_limit_in_ms, memory_limit_in_mb }) => ({ function_name, time_limit_in_ms, memory_limit_in_mb }),
  echo: ({ value }) => value,
  nothing: () => undefined,
  big: ({ size }) => 'x'.repeat(size),
  fail: () => { throw new Error('on purpose'); },
  refuse: () => Promise.reject({ errMsg: 'refused on purpose' }),
  exit: () => process.exit(3),
  hang: () => { for (;;); },
  sleep: () => new Promise(() => {}),
  fill: () => { const all = []; for (;;) all.push(new Array(1e5).fill({}).map(() => ({}))); },
  print: () => { console.log('said\ntwice'); console.error('complained'); },
  onward: async ({ name, data, times = 1 }) => (await cloud.callFunction({ name, data: times === 1 ? data : { value: data.value.repeat(times) } })).result,
  goesOn: () => { setTimeout(() => cloud.database().collection('notes').add({ data: { _id: 'too-late' } }).catch((error) => console.log(error.errMsg)), 30); },
  async slipsOut({ what }) {
    const database = cloud.database();
    const transaction = await database.startTransaction();
    await transaction.collection('notes').add({ data: {} });
    const collection = transaction.collection('notes');
    const slips = {
      count: () => collection.where({}).count(),
      update: () => collection.where({ n: 1 }).update({ data: { n: 2 } }),
      remove: () => collection.where({ n: 1 }).remove(),
      aggregate: () => database.collection('notes').aggregate().end(),
    };
    try {
      await slips[what]();
      return 'it slipped out';
    } catch (error) {
      return error.errMsg;
    } finally {
      await transaction.rollback();
    }
  },
};

exports.main = (event, context) => actions[event.action](event, context);
