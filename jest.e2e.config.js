const { projects: [node] } = require('./jest.config.js');

/** The journeys in a real browser: they need Chromium and a CJK font, so they are not part of `npm test`. */
module.exports = { ...node, displayName: 'e2e', testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'], testPathIgnorePatterns: ['/node_modules/'], maxWorkers: 1, testTimeout: 120000 };
