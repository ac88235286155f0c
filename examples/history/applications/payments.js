// @ts-check
const { monthly, regularly, successive } = require('../schedules');

/**
 * The team that was the model once, and lost its people.
 *
 * @type {import('../applications').Profile[]}
 */
const payments = [
  {
    name: 'payments-gateway',
    discipline: 'decaying',
    ecosystem: 'npm',
    stock: 2,
    arrivals: 9,
    known: [{ id: 'CVE-2023-28155', from: -182 }],
    dependency: regularly,
    container: { every: 28, from: -130 },
    secret: monthly,
    real: [
      successive('eslint-request', [
        [-182, '2.81.0'],
        [-90, '2.88.2'],
      ]),
    ],
  },
  {
    name: 'payments-ledger',
    discipline: 'decaying',
    ecosystem: 'npm',
    stock: 2,
    arrivals: 7,
    dependency: regularly,
    secret: monthly,
    real: [
      successive(
        'eslint-mysql',
        [
          [-182, '2.17.1'],
          [-120, '2.18.1'],
        ],
        monthly,
      ),
    ],
  },
  {
    name: 'refunds',
    discipline: 'decaying',
    ecosystem: 'npm',
    stock: 2,
    arrivals: 6,
    dependency: regularly,
    secret: monthly,
    real: [
      successive(
        'eslint-connect',
        [
          [-182, '3.6.6'],
          [-100, '3.7.0'],
        ],
        monthly,
      ),
    ],
  },
  {
    name: 'card-vault',
    discipline: 'steady',
    ecosystem: 'npm',
    stock: 2,
    arrivals: 5,
    dependency: regularly,
    container: { every: 28, from: -120 },
    secret: monthly,
    real: [
      successive('eslint-node-forge', [
        [-182, '0.10.0'],
        [-80, '1.3.1'],
      ]),
    ],
  },
  {
    name: 'gift-cards',
    discipline: 'decaying',
    ecosystem: 'maven',
    stock: 2,
    arrivals: 3,
    known: [{ id: 'CVE-2021-44228', from: -26 }],
    dependency: regularly,
    secret: { every: 28, until: -70 },
    real: [
      successive(
        'eslint-mustache',
        [
          [-182, '2.3.2'],
          [-130, '4.2.0'],
        ],
        { every: 28, until: -70 },
      ),
    ],
  },
];

module.exports = { payments };
