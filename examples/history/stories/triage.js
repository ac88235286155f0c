// @ts-check
const { triageCall } = require('../calls');
const { exposuresOf } = require('../dependencies');
const { applications } = require('../applications');

/** Keys that the scanned source keeps for its own tests; two more nobody has looked at yet. */
const testKeys = [
  'test/fixtures/bad_rsa_private_key',
  'test/fixtures/https_key.pem',
  'test/fixtures/id_dsa',
  'test/fixtures/id_rsa',
  'test/fixtures/openssh_new_rsa',
  'test/fixtures/ssh_host_dsa_key',
  'test/fixtures/ssh_host_rsa_key',
  'test/fixtures/keyParser/openssh_old_dsa.result',
  'test/fixtures/keyParser/openssh_old_rsa.result',
  'test/fixtures/keyParser/openssh_old_dsa_enc.result',
  'test/fixtures/keyParser/openssh_old_rsa_enc.result',
  'test/fixtures/keyParser/openssh_old_rsa_enc_aes256.result',
];

/** Who takes on criticals of which application. */
const assignees = new Map([
  ['payments-gateway', 'user:default/sofia.rossi'],
  ['payments-ledger', 'user:default/henrik.lund'],
  ['gift-cards', 'user:default/henrik.lund'],
  ['storefront-api', 'user:default/jonas.weber'],
  ['checkout-api', 'user:default/tom.brennan'],
  ['loyalty-portal', 'user:default/carmen.diaz'],
]);

/** Applications whose people say that something is fixed before a scan confirms it. */
const announcing = ['storefront-web', 'identity-provider', 'customer-profile'];

/**
 * Decisions of people: false positives, assignments, and fixes that a later scan confirms.
 *
 * @param {import('../makeHistory').Context} context
 */
function triage(context) {
  return [
    ...testKeys.map((path, index) =>
      triageCall(context, {
        application: 'partner-file-transfer',
        category: 'secret',
        path,
        at: -150 + index * 0.01,
        body: {
          status: 'false-positive',
          reason: 'A key of the test fixtures; it opens nothing',
        },
      }),
    ),
    triageCall(context, {
      application: 'data-warehouse',
      category: 'dependency',
      rule: 'CVE-2023-50447',
      path: 'pillow',
      at: -140,
      body: {
        status: 'false-positive',
        reason: 'ImageMath.eval is never called with text of others',
      },
    }),
    ...applications.flatMap(profile => [
      ...assignments(context, profile),
      ...announcedFixes(context, profile),
    ]),
  ];
}

/**
 * @param {import('../makeHistory').Context} context
 * @param {import('../applications').Profile} profile
 */
function assignments(context, profile) {
  const assignee = assignees.get(profile.name);
  if (!assignee || !profile.ecosystem) {
    return [];
  }
  return exposuresOf(context, profile, profile.ecosystem)
    .filter(({ vulnerability: { severity }, from, to }) => {
      const stays = (to ?? 0) - from;
      return severity === 'CRITICAL' && stays > 4 && from > context.clock.start;
    })
    .map(({ vulnerability, from }) =>
      triageCall(context, {
        application: profile.name,
        category: 'dependency',
        rule: vulnerability.id,
        path: vulnerability.package.split(':').at(-1) ?? '',
        at: from + 3.2,
        body: { assignee, reason: 'Taken on in the weekly round' },
      }),
    );
}

/**
 * @param {import('../makeHistory').Context} context
 * @param {import('../applications').Profile} profile
 */
function announcedFixes(context, profile) {
  if (!announcing.includes(profile.name) || !profile.ecosystem) {
    return [];
  }
  return exposuresOf(context, profile, profile.ecosystem).flatMap(
    ({ vulnerability, from, to }) =>
      to === undefined || to - from < 5
        ? []
        : triageCall(context, {
            application: profile.name,
            category: 'dependency',
            rule: vulnerability.id,
            path: vulnerability.package,
            at: to,
            body: {
              status: 'fixed',
              reason: `Updated to ${vulnerability.fixed || 'a replacement'}`,
            },
          }),
  );
}

module.exports = { triage };
