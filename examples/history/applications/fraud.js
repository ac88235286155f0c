// @ts-check
const { monthly, regularly, successive } = require('../schedules');

/**
 * No scanner of code for Python yet, and one pipeline that stops.
 *
 * @type {import('../applications').Profile[]}
 */
const fraud = [
  {
    name: 'fraud-scoring',
    discipline: 'steady',
    ecosystem: 'pypi',
    stock: 3,
    arrivals: 3,
    dependency: regularly,
    container: { every: 28, from: -110 },
    secret: { every: 28, from: -110 },
  },
  {
    name: 'fraud-console',
    discipline: 'steady',
    ecosystem: 'npm',
    stock: 2,
    arrivals: 4,
    dependency: regularly,
    container: { every: 28, from: -110 },
    secret: { every: 14, from: -110, until: -48 },
    real: [
      successive(
        'eslint-backbone',
        [
          [-182, '1.3.3'],
          [-75, '1.6.0'],
        ],
        monthly,
      ),
    ],
  },
];

module.exports = { fraud };
