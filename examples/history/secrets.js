// @ts-check
const { scanCall, scanDays } = require('./calls');
const { gitleaksReport } = require('./reports/gitleaksReport');

/**
 * Credentials that were committed. `from` the commit, `to` the commit that took it out of the code, `rotated` and `verified` when
 * it was replaced and when somebody made sure; all in days before the end. The values are made up.
 *
 * @typedef {{ application: string, rule: string, file: string, author: string, credential: string, line: number, commits: number, from: number, to?: number, rotated?: number, verified?: number }} CommittedCredential
 *
 * @type {CommittedCredential[]}
 */
const leaks = [
  {
    application: 'payments-gateway',
    rule: 'generic-api-key',
    file: 'config/production.env',
    author: 'Henrik Lund',
    credential: 'fake-credential-bank-api-7f3c91d2',
    line: 14,
    commits: 3,
    from: -76,
    to: -40,
    rotated: -51,
    verified: -49,
  },
  {
    application: 'storefront-api',
    rule: 'generic-api-key',
    file: 'test/manual/send-order.sh',
    author: 'Jonas Weber',
    credential: 'fake-credential-maps-key-20b8e4aa',
    line: 3,
    commits: 1,
    from: -58,
    to: -56,
    rotated: -57,
    verified: -56,
  },
  {
    application: 'customer-profile',
    rule: 'slack-webhook-url',
    file: 'scripts/notify.js',
    author: 'Sam Oneill',
    credential: 'fake-credential-webhook-5d11c7e0',
    line: 22,
    commits: 2,
    from: -140,
    to: -128,
    rotated: -136,
    verified: -135,
  },
  {
    application: 'loyalty-portal',
    rule: 'private-key',
    file: 'deploy/legacy/signing.key',
    author: 'Carmen Diaz',
    credential: 'fake-credential-signing-key-c4aa09be',
    line: 1,
    commits: 1,
    from: -300,
    to: undefined,
  },
];

/**
 * Scans for committed credentials: at regular times, and when one is committed or taken out.
 *
 * @param {import('./makeHistory').Context} context
 * @param {import('./applications').Profile} profile
 */
function secretScans(context, { name, secret }) {
  if (!secret) {
    return [];
  }
  const { clock, randomOf } = context;
  const random = randomOf(`${name} secret scans`);
  const own = leaks
    .filter(leak => leak.application === name)
    .map(leak => ({
      ...leak,
      description: 'A credential made up for this example',
      commits: Array.from({ length: leak.commits }, () => random.commit()),
      date: clock.at(leak.from),
    }));
  const changes = own
    .flatMap(leak => [leak.from, leak.to ?? 1])
    .filter(day => day > clock.start && day < 0)
    .map(day => day + 0.02);
  return [...scanDays(random, clock.start, secret), ...changes].map(scannedAt =>
    scanCall(context, {
      application: name,
      scannedAt,
      query: { format: 'gitleaks', commit: random.commit() },
      report: gitleaksReport(
        own.filter(
          ({ from, to }) => from <= scannedAt && scannedAt < (to ?? 1),
        ),
      ),
    }),
  );
}

module.exports = { leaks, secretScans };
