/** One runner for everything: `npm test` runs both projects. */
const common = {
  rootDir: __dirname,
  transform: { '^.+\\.(t|j)sx?$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }] },
};

module.exports = {
  // Functions start in processes of their own: on a busy machine that takes a while.
  testTimeout: 30_000,
  // On two cores one would be left to the functions alone, which need half of it.
  maxWorkers: 2,
  projects: [
    // A test's own context looks every global up in an interceptor: with Math passed in, mathematics runs ten times as fast.
    { ...common, displayName: 'node', testEnvironment: 'node', sandboxInjectedGlobals: ['Math'], testMatch: ['<rootDir>/tests/**/*.test.ts'], testPathIgnorePatterns: ['/node_modules/', '/tests/components/', '/tests/e2e/'] },
    { ...common, displayName: 'components', testEnvironment: 'jsdom', testMatch: ['<rootDir>/tests/components/**/*.test.ts'] },
  ],
};
