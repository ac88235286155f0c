// @ts-check
const { plainCall, refOf } = require('../calls');

const evidenceTypes = [
  'provenance',
  'sbom',
  'signature',
  'scan-results',
  'gate-decision',
  'approval',
];

/** The release train leaves weekly; others release when they can. */
const trains = [
  {
    names: ['checkout-web', 'checkout-api', 'cart-service'],
    every: 7,
    pass: [0.9, 0.95],
    evidence: [1, 1],
  },
  {
    names: ['storefront-web', 'storefront-api'],
    every: 10,
    pass: [0.55, 0.95],
    evidence: [0.5, 1],
  },
  {
    names: ['payments-gateway', 'payments-ledger', 'refunds'],
    every: 21,
    pass: [0.9, 0.5],
    evidence: [1, 0.3],
  },
  {
    names: ['warehouse-api', 'realtime-tracking'],
    every: 28,
    pass: [0.8, 0.8],
    evidence: [0.8, 0.8],
  },
];

/**
 * Release candidates with their gates and, in production, their evidence. A train's releases are sent in one call.
 *
 * @param {import('../makeHistory').Context} context
 */
function releases(context) {
  const { clock, randomOf } = context;
  return trains.flatMap(({ names, every, pass, evidence }) => {
    const random = randomOf(`releases ${names.join()}`);
    const calls = [];
    for (let day = clock.start + 5, nth = 1; day < -1; day += every, nth += 1) {
      const done = clock.progress(day);
      const chance = (/** @type {number[]} */ [atStart, atEnd]) =>
        random.next() < atStart + (atEnd - atStart) * done;
      calls.push(
        plainCall({
          path: '/releases',
          at: day + 0.5,
          body: names.map(name => ({
            application: refOf(name),
            version: `1.${nth}.0`,
            environment: 'production',
            candidateAt: clock.at(day),
            releasedAt: clock.at(day + 0.4),
            gates: gates(
              clock.at(day + 0.1),
              clock.at(day + 0.3),
              chance(pass),
            ),
            evidence: evidenceTypes
              .filter(type => type !== 'approval' || chance(evidence))
              .map(type => ({ type, recordedAt: clock.at(day + 0.35) })),
          })),
        }),
      );
    }
    return calls;
  });
}

/**
 * @param {string} first
 * @param {string} second
 * @param {boolean} passes
 */
function gates(first, second, passes) {
  const passed = ['sca', 'secrets', 'evidence', 'signing'].map(gate => ({
    gate,
    attempt: 1,
    status: 'passed',
    evaluatedAt: first,
  }));
  const sast = { gate: 'sast', evaluatedAt: first };
  return passes
    ? [{ ...sast, attempt: 1, status: 'passed' }, ...passed]
    : [
        { ...sast, attempt: 1, status: 'failed', reasons: ['New findings'] },
        { ...sast, attempt: 2, status: 'passed', evaluatedAt: second },
        ...passed,
      ];
}

module.exports = { releases };
