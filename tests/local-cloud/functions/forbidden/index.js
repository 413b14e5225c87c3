'use strict';
/** The same as `permitted`, with a config.json that permits nothing. */
exports.main = require('../permitted').main;
