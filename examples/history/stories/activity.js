// @ts-check
const { plainCall } = require('../calls');

const repositories = new Map([
  ['github.com/acme-outfitters/storefront-web', 60],
  ['github.com/acme-outfitters/storefront-api', 80],
  ['github.com/acme-outfitters/checkout-api', 50],
  ['github.com/acme-outfitters/payments-gateway', 15],
  ['github.com/acme-outfitters/identity-provider', 35],
  ['gitlab.com/trailpoints/loyalty-portal', 25],
]);

/**
 * Commits to repositories, for periods of fourteen days.
 *
 * @param {import('../makeHistory').Context} context
 */
function activity({ clock, randomOf }) {
  const random = randomOf('activity');
  const calls = [];
  for (let from = clock.start; from + 14 <= 0; from += 14) {
    calls.push(
      plainCall({
        path: '/activity',
        at: from + 14,
        body: [...repositories].map(([repository, usual]) => ({
          repository,
          from: clock.at(from),
          to: clock.at(from + 14),
          commits: Math.round(usual * random.between(0.5, 1.5)),
        })),
      }),
    );
  }
  return calls;
}

module.exports = { activity };
