// @ts-check
const { monthly } = require('../schedules');

/**
 * What the company needs to run itself.
 *
 * @type {import('../applications').Profile[]}
 */
const corporate = [
  {
    name: 'expense-portal',
    discipline: 'neglecting',
    ecosystem: 'npm',
    stock: 3,
    arrivals: 2,
    dependency: monthly,
  },
  {
    name: 'catalog-admin',
    discipline: 'neglecting',
    real: [
      {
        every: 45,
        category: 'cloud',
        reports: [[-182, 'trivy-config-mongo-express-1.0.2.sarif']],
      },
    ],
  },
  {
    name: 'legacy-catalog',
    discipline: 'neglecting',
    ecosystem: 'maven',
    stock: 3,
    arrivals: 0,
    dependency: { every: 28, until: -90 },
  },
];

module.exports = { corporate };
