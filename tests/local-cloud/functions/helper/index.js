'use strict';
const cloud = require('wx-server-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

/** Tells who calls it, when another function does. */
exports.main = (event) => ({ openId: cloud.getWXContext().OPENID, source: cloud.getWXContext().SOURCE, event });
