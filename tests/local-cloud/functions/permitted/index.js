'use strict';
const cloud = require('wx-server-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

/** Calls one open API; answers its result or its error code. */
exports.main = async ({ area, name, input }) => {
  try {
    const { buffer, ...result } = await cloud.openapi[area][name](input);
    return buffer === undefined ? result : { ...result, bytes: buffer.length, begins: buffer.subarray(1, 4).toString() };
  } catch (error) {
    return { errCode: error.errCode, errMsg: error.errMsg };
  }
};
