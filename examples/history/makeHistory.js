// @ts-check
const { applications, firstScanned, lastScanned } = require('./applications');
const { scanCall } = require('./calls');
const { createClock } = require('./clock');
const { createRandom } = require('./random');
const { containerScans } = require('./containers');
const { dependencyScans } = require('./dependencies');
const { realScans } = require('./realReports');
const { readReport } = require('./reports/readReport');
const { secretScans } = require('./secrets');
const { activity } = require('./stories/activity');
const { exceptions } = require('./stories/exceptions');
const { releases } = require('./stories/releases');
const { rotations } = require('./stories/rotations');
const { firstScanToday, singularEvents } = require('./stories/singularEvents');
const { triage } = require('./stories/triage');

const optional = { releases, exceptions, rotations, activity };

/**
 * @typedef {{ clock: ReturnType<typeof createClock>, randomOf: (key: string) => ReturnType<typeof createRandom> }} Context
 * @typedef {import('./calls').Call} Call
 * @typedef {Partial<Record<keyof typeof optional, boolean>>} Include
 */

/**
 * Half a year of Acme Outfitters, ending at `now`, as calls of the HTTP API in the order they are made. The same seed and moment
 * give the same calls, down to the last byte.
 *
 * The first call is the scan at the very start, the last one the only scan of an application: by their findings a loader sees
 * whether a history has begun, when, and whether it is complete.
 *
 * @param {{ seed: string, now: Date, include?: Include }} options
 * @returns {Call[]}
 */
function makeHistory({ seed, now, include = {} }) {
  const clock = createClock(now);
  /** @type {Context} */
  const context = { clock, randomOf: key => createRandom(`${seed} ${key}`) };
  const planned = [
    ...applications.flatMap(profile => [
      ...realScans(context, profile),
      ...dependencyScans(context, profile),
      ...containerScans(context, profile),
      ...secretScans(context, profile),
    ]),
    ...singularEvents(context),
    ...triage(context),
    ...Object.entries(optional).flatMap(([name, story]) =>
      include[/** @type {keyof typeof optional} */ (name)]
        ? story(context)
        : [],
    ),
  ];
  const ordered = planned.sort((one, other) => one.sentAt - other.sentAt);
  return [
    firstScan(context),
    ...ordered,
    firstScanToday(context, lastScanned),
  ].map(({ call }) => call);
}

/** @param {Context} context */
function firstScan(context) {
  return scanCall(context, {
    application: firstScanned,
    scannedAt: context.clock.start,
    query: { category: 'cloud' },
    report: readReport('trivy-config-redis-commander-0.9.0.json'),
  });
}

module.exports = { makeHistory };
