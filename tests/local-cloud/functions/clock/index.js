'use strict';
const cloud = require('wx-server-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

/** Notes each strike of its timer, and who it was told calls. */
exports.main = async (event) => {
  const openId = cloud.getWXContext().OPENID ?? null;
  await cloud.database().collection('notes').add({ data: { event, openId } });
  return { event, openId };
};
