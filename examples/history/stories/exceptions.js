// @ts-check
const { plainCall, refOf } = require('../calls');

/**
 * Risks that somebody accepted: one well kept, one that nobody looks at any more, one without end, review or control.
 *
 * @param {import('../makeHistory').Context} context
 */
function exceptions({ clock }) {
  return [
    {
      id: 'example-exception-1',
      application: refOf('search-api'),
      rule: 'CVE-2022-24999',
      reason: 'Query strings are filtered by the gateway',
      compensatingControl: 'Filter rule of the gateway',
      approvedBy: 'user:default/noor.rahman',
      created: -170,
      review: -80,
      expires: undefined,
    },
    {
      id: 'example-exception-2',
      application: refOf('payments-gateway'),
      rule: 'CVE-2023-28155',
      reason: 'Until the client library is replaced',
      approvedBy: 'user:default/noor.rahman',
      created: -125,
      review: undefined,
      expires: undefined,
    },
    {
      id: 'example-exception-3',
      application: refOf('warehouse-scanner'),
      rule: 'FF1040',
      reason: 'The devices run in a network of their own',
      compensatingControl: 'Separate network',
      approvedBy: 'user:default/noor.rahman',
      created: -25,
      review: 20,
      expires: 60,
    },
  ].map(({ created, review, expires, ...exception }) =>
    plainCall({
      path: '/exceptions',
      at: created,
      body: {
        ...exception,
        createdAt: clock.at(created),
        ...(review === undefined ? {} : { reviewAt: clock.at(review) }),
        ...(expires === undefined ? {} : { expiresAt: clock.at(expires) }),
      },
    }),
  );
}

module.exports = { exceptions };
