// @ts-check

/**
 * A call of the public HTTP API. `ids` are what stands in braces in the path: ids that only the server knows, to be looked up
 * through `GET /findings`.
 *
 * @typedef {{ application: string, category: string, rule?: string, path: string, asOf: string, status: string }} FindingSelector
 * @typedef {{ method: 'POST' | 'PATCH', path: string, query: Record<string, string>, headers: Record<string, string>, ids?: Record<string, { $finding: FindingSelector }>, body: unknown }} Call
 * @typedef {{ sentAt: number, call: Call }} PlannedCall `sentAt` in days before the end of the history, negative
 */

const headers = { 'Content-Type': 'application/json' };

/** How long after the scan its report is uploaded, in days. */
const uploadDelay = 0.003;

/** @param {string} name */
function refOf(name) {
  return `component:default/${name}`;
}

/**
 * @param {import('./makeHistory').Context} context
 * @param {{ application: string, scannedAt: number, report: unknown, sentAt?: number, query?: Record<string, string> }} scan
 * @returns {PlannedCall}
 */
function scanCall(
  { clock },
  { application, scannedAt, report, sentAt, query },
) {
  return {
    sentAt: sentAt ?? Math.min(0, scannedAt + uploadDelay),
    call: {
      method: 'POST',
      path: '/scans',
      query: {
        application: refOf(application),
        scannedAt: clock.at(scannedAt),
        ...query,
      },
      headers,
      body: report,
    },
  };
}

/**
 * @param {import('./makeHistory').Context} context
 * @param {{ application: string, category: string, rule?: string, path: string, at: number, body: Record<string, unknown> }} triage
 * @returns {PlannedCall}
 */
function triageCall(
  { clock },
  { application, category, rule, path, at, body },
) {
  return {
    sentAt: at,
    call: {
      method: 'PATCH',
      path: '/findings/{id}',
      query: {},
      headers,
      ids: {
        id: {
          $finding: {
            application: refOf(application),
            category,
            ...(rule ? { rule } : {}),
            path,
            asOf: clock.at(at),
            status: 'open',
          },
        },
      },
      body: { ...body, at: clock.at(at) },
    },
  };
}

/**
 * @param {{ method?: 'POST' | 'PATCH', path: string, at: number, body: unknown, ids?: Call['ids'] }} options
 * @returns {PlannedCall}
 */
function plainCall({ method = 'POST', path, at, body, ids }) {
  return {
    sentAt: at,
    call: { method, path, query: {}, headers, ...(ids ? { ids } : {}), body },
  };
}

/**
 * Days on which something is scanned: the first within three days of its beginning, then every so many days and never more than
 * that apart, until today.
 *
 * @param {ReturnType<import('./random').createRandom>} random
 * @param {number} start
 * @param {import('./applications').Schedule} schedule
 */
function scanDays(random, start, { every, from = start, until = 0 }) {
  const days = [];
  const offset = Math.min(3, every / 4);
  for (
    let day = from + random.between(0.05, offset);
    day < until - 0.05;
    day += every * random.between(0.9, 1)
  ) {
    days.push(day);
  }
  return days;
}

module.exports = { plainCall, refOf, scanCall, scanDays, triageCall };
