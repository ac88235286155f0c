// @ts-check
const { monthly, regularly, successive } = require('../schedules');

/**
 * What everybody builds on.
 *
 * @type {import('../applications').Profile[]}
 */
const platform = [
  {
    name: 'identity-provider',
    discipline: 'improving',
    ecosystem: 'npm',
    stock: 4,
    arrivals: 5,
    dependency: regularly,
    container: { every: 28, from: -90 },
    secret: monthly,
    real: [
      successive('eslint-jsonwebtoken', [
        [-182, '8.5.1'],
        [-88, '9.0.2'],
      ]),
    ],
  },
  {
    name: 'customer-profile',
    discipline: 'improving',
    ecosystem: 'npm',
    stock: 4,
    arrivals: 5,
    dependency: regularly,
    container: { every: 28, from: -90 },
    secret: monthly,
    real: [
      successive('eslint-passport', [
        [-182, '0.4.1'],
        [-61, '0.7.0'],
      ]),
    ],
  },
  {
    name: 'password-hashing',
    discipline: 'improving',
    ecosystem: 'npm',
    arrivals: 0,
    dependency: monthly,
    secret: monthly,
    real: [
      successive(
        'flawfinder-bcrypt',
        [
          [-182, '3.0.8'],
          [-64, '5.1.1'],
        ],
        monthly,
      ),
    ],
  },
  {
    name: 'cluster-config',
    discipline: 'steady',
    secret: monthly,
    real: [
      {
        every: 28,
        category: 'cloud',
        reports: [[-182, 'trivy-config-redis-commander-0.9.0.json']],
      },
    ],
  },
  {
    name: 'notification-service',
    discipline: 'steady',
    ecosystem: 'npm',
    stock: 3,
    arrivals: 4,
    dependency: monthly,
    container: monthly,
    real: [
      successive(
        'eslint-nodemailer',
        [
          [-182, '4.7.0'],
          [-99, '6.9.16'],
          [-30, '7.0.5'],
        ],
        monthly,
      ),
    ],
  },
  {
    name: 'metrics-collector',
    discipline: 'neglecting',
    ecosystem: 'golang',
    stock: 2,
    arrivals: 1,
    dependency: monthly,
    real: [
      {
        every: 45,
        category: 'cloud',
        reports: [[-182, 'trivy-config-statsd-0.9.0.json']],
      },
    ],
  },
  {
    name: 'demand-forecast',
    discipline: 'neglecting',
    ecosystem: 'pypi',
    stock: 3,
    arrivals: 2,
    dependency: monthly,
  },
  {
    name: 'data-warehouse',
    discipline: 'neglecting',
    ecosystem: 'pypi',
    known: [
      { id: 'CVE-2023-50447', from: -150 },
      { id: 'CVE-2023-30861', from: -120 },
    ],
    dependency: monthly,
  },
  {
    name: 'clickstream',
    discipline: 'neglecting',
    ecosystem: 'golang',
    stock: 3,
    arrivals: 0,
    dependency: monthly,
  },
];

module.exports = { platform };
