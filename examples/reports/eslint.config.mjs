import noSecrets from 'eslint-plugin-no-secrets';
import noUnsanitized from 'eslint-plugin-no-unsanitized';
import security from 'eslint-plugin-security';

/** The rules the example reports were made with; `scan.mjs` hands this file to ESLint. */
export default [
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
    linterOptions: { noInlineConfig: true },
    plugins: {
      'no-secrets': noSecrets,
      'no-unsanitized': noUnsanitized,
      security,
    },
    rules: {
      ...security.configs.recommended.rules,
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-secrets/no-secrets': 'warn',
      'no-unsanitized/method': 'error',
      'no-unsanitized/property': 'error',
    },
  },
];
