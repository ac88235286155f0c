// @ts-check
const { disciplines } = require('./disciplines');
const { scanCall, scanDays } = require('./calls');
const { trivyDependencyReport } = require('./reports/trivyReport');
const { vulnerabilities, vulnerability } = require('./vulnerabilities');

/**
 * A vulnerability an application has from one day to another; without `to` it still has it.
 *
 * @typedef {{ vulnerability: import('./vulnerabilities').Vulnerability, from: number, to?: number }} Exposure
 */

/** Vulnerabilities that a story brings in by name; none of them is drawn. */
const reserved = new Set([
  'CVE-2021-44228',
  'CVE-2022-22965',
  'CVE-2023-46604',
  'CVE-2025-55182',
  'CVE-2025-29927',
]);

/**
 * Which vulnerabilities an application has when: what the stories say, what was there at the start, and what came later. How long
 * each stays is a matter of the team's discipline at that time.
 *
 * @param {import('./makeHistory').Context} context
 * @param {import('./applications').Profile} profile
 * @param {import('./vulnerabilities').Ecosystem} ecosystem
 * @returns {Exposure[]}
 */
function exposuresOf({ clock, randomOf }, profile, ecosystem) {
  const { name, known = [], stock = 0, arrivals = 0, discipline } = profile;
  const random = randomOf(`${name} ${ecosystem}`);
  const { days, regression } = disciplines[discipline];
  const named = new Set(known.map(item => item.id));
  const pool = vulnerabilities[ecosystem].filter(
    item => !reserved.has(item.id) && !named.has(item.id),
  );
  const exposures = known
    .filter(() => ecosystem !== 'debian')
    .map(({ id, from, to }) => ({
      vulnerability: vulnerability(ecosystem, id),
      from,
      to,
    }));
  for (const [index, drawn] of random
    .sample(pool, stock + arrivals)
    .entries()) {
    const from =
      index < stock ? clock.start : random.between(clock.start + 10, -2);
    const [atStart, atEnd] = days[drawn.severity];
    const expected = atStart + (atEnd - atStart) * clock.progress(from);
    const to = from + Math.max(1.5, expected * random.between(0.6, 1.4));
    const comesBack = random.next() < regression;
    const back = to + random.between(12, 30);
    if (to > -1) {
      exposures.push({ vulnerability: drawn, from, to: undefined });
      continue;
    }
    exposures.push({ vulnerability: drawn, from, to });
    if (comesBack && back < -2) {
      const gone = back + Math.max(2, expected * random.between(0.4, 0.8));
      exposures.push({
        vulnerability: drawn,
        from: back,
        to: gone > -1 ? undefined : gone,
      });
    }
  }
  return exposures;
}

/**
 * Scans of an application's dependencies: at regular times, and when a merge brings a vulnerability in or takes it away.
 *
 * @param {import('./makeHistory').Context} context
 * @param {import('./applications').Profile} profile
 */
function dependencyScans(context, profile) {
  const { name, ecosystem, dependency } = profile;
  if (!ecosystem || !dependency) {
    return [];
  }
  const { clock, randomOf } = context;
  const random = randomOf(`${name} dependency scans`);
  const exposures = exposuresOf(context, profile, ecosystem);
  const { from = clock.start, until = 0 } = dependency;
  const merges = exposures
    .flatMap(exposure => [exposure.from, exposure.to ?? 1])
    .filter(day => day > from && day < until - 1)
    .map(day => day + random.between(0.1, 0.9));
  const moments = [...scanDays(random, clock.start, dependency), ...merges];
  return moments.map(scannedAt => {
    const commit = random.commit();
    return scanCall(context, {
      application: name,
      scannedAt,
      query: { commit },
      report: trivyDependencyReport({
        ecosystem,
        moment: clock.at(scannedAt),
        vulnerabilities: presentAt(exposures, scannedAt),
      }),
    });
  });
}

/**
 * @param {Exposure[]} exposures
 * @param {number} day
 */
function presentAt(exposures, day) {
  return exposures
    .filter(({ from, to }) => from <= day && (to === undefined || day < to))
    .map(exposure => exposure.vulnerability);
}

module.exports = { dependencyScans, exposuresOf, presentAt };
