module.exports = require('../../eslint-preset')(__dirname, {
  overrides: [
    {
      // Run by Node, and with the scripts that start things.
      files: ['e2e-tests/**'],
      rules: {
        'no-restricted-imports': 'off',
        'no-console': 'off',
        '@backstage/no-relative-monorepo-imports': 'off',
      },
    },
  ],
});
