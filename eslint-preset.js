const createPackageConfig = require('@backstage/cli/config/eslint-factory');

/**
 * Backstage's rules for a package. One is wider here: what a file is about stands at its top and its helpers below, constants and types
 * among them, as long as they are not used before they exist.
 *
 * @param {string} folder - the package's folder
 * @param {object} [extraConfig] - what the package adds, as for Backstage's own factory
 */
module.exports = function createConfig(folder, extraConfig = {}) {
  return createPackageConfig(folder, {
    ...extraConfig,
    tsRules: {
      '@typescript-eslint/no-use-before-define': [
        'error',
        { functions: false, classes: false, variables: false, typedefs: false },
      ],
      ...extraConfig.tsRules,
    },
  });
};
