// @ts-check

/** @typedef {import('./applications').RealReports} RealReports */

const regularly = { every: 22 };
const monthly = { every: 28 };

/**
 * Versions of one source in the order they were released, spread over the history: a real sequence of re-imports.
 *
 * @param {string} prefix
 * @param {Array<[number, string]>} versions
 * @param {Partial<RealReports>} [more]
 * @returns {RealReports}
 */
function successive(prefix, versions, more = {}) {
  const reports = versions.map(
    ([from, version]) =>
      /** @type {[number, string]} */ ([from, `${prefix}-${version}.sarif`]),
  );
  return { every: 28, reports, ...more };
}

module.exports = { monthly, regularly, successive };
