// @ts-check
const { plainCall, refOf } = require('../calls');
const { leaks } = require('../secrets');

/**
 * When leaked credentials were replaced: one long after the seven days, one never.
 *
 * @param {import('../makeHistory').Context} context
 */
function rotations({ clock }) {
  return leaks.flatMap(({ application, rule, file, from, rotated, verified }) =>
    rotated === undefined || verified === undefined
      ? []
      : plainCall({
          path: '/findings/{id}/rotation',
          at: verified,
          ids: {
            id: {
              $finding: {
                application: refOf(application),
                category: 'secret',
                rule,
                path: file,
                asOf: clock.at(from + 1),
                status: 'open',
              },
            },
          },
          body: {
            rotatedAt: clock.at(rotated),
            verifiedAt: clock.at(verified),
          },
        }),
  );
}

module.exports = { rotations };
