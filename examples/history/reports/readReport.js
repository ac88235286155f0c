// @ts-check
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** @type {Map<string, any>} */
const cache = new Map();

/**
 * A report that a real scanner wrote; `examples/reports/README.md` says which. The same object every time: never change it.
 *
 * @param {string} name
 * @returns {any}
 */
function readReport(name) {
  if (!cache.has(name)) {
    const path = join(__dirname, '..', '..', 'reports', name);
    cache.set(name, JSON.parse(readFileSync(path, 'utf8')));
  }
  return cache.get(name);
}

/**
 * The same SARIF report with some results taken away, as fixes do, or found at another path, as a move of files does.
 *
 * @param {any} report
 * @param {{ keep?: (place: string) => boolean, move?: (path: string) => string }} change `place` is rule and path
 */
function changedSarif(report, { keep = () => true, move = path => path }) {
  return {
    ...report,
    runs: report.runs.map((/** @type {any} */ run) => ({
      ...run,
      results: run.results
        .filter((/** @type {any} */ result) =>
          keep(`${result.ruleId} ${pathOf(result)}`),
        )
        .map((/** @type {any} */ result) => movedResult(result, move)),
    })),
  };
}

/** @param {any} result */
function pathOf(result) {
  return result.locations[0].physicalLocation.artifactLocation.uri;
}

/**
 * @param {any} result
 * @param {(path: string) => string} move
 */
function movedResult(result, move) {
  if (move(pathOf(result)) === pathOf(result)) {
    return result;
  }
  return {
    ...result,
    locations: result.locations.map((/** @type {any} */ location) => ({
      ...location,
      physicalLocation: {
        ...location.physicalLocation,
        artifactLocation: {
          ...location.physicalLocation.artifactLocation,
          uri: move(location.physicalLocation.artifactLocation.uri),
        },
      },
    })),
  };
}

module.exports = { changedSarif, readReport };
