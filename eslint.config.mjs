import tseslint from 'typescript-eslint';

/** Lint for meaning, not for taste: what the compiler cannot see and a reader would miss. */
export default tseslint.config(
  { ignores: ['**/node_modules/', 'dist/', '.local/', '**/miniprogram_npm/', '**/*.js', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strict,
  {
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  { files: ['local/**', 'scripts/**', 'tests/**', 'cloudfunctions/server/log.ts'], rules: { 'no-console': 'off' } },
);
