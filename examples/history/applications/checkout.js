// @ts-check
const { monthly, regularly, successive } = require('../schedules');

/**
 * The team with the release train.
 *
 * @type {import('../applications').Profile[]}
 */
const checkout = [
  {
    name: 'checkout-web',
    discipline: 'steady',
    ecosystem: 'npm',
    stock: 3,
    arrivals: 6,
    dependency: regularly,
    container: { every: 28, from: -150 },
    secret: { every: 28, from: -150 },
    real: [
      successive('eslint-ejs', [
        [-182, '2.5.5'],
        [-110, '2.7.4'],
        [-35, '3.1.10'],
      ]),
    ],
  },
  {
    name: 'checkout-api',
    discipline: 'steady',
    ecosystem: 'npm',
    stock: 3,
    arrivals: 6,
    dependency: regularly,
    container: { every: 28, from: -150 },
    secret: { every: 28, from: -150 },
    real: [
      successive('eslint-koa', [
        [-182, '2.7.0'],
        [-100, '2.16.1'],
        [-25, '3.0.0'],
      ]),
    ],
  },
  {
    name: 'cart-service',
    discipline: 'steady',
    ecosystem: 'npm',
    stock: 3,
    arrivals: 5,
    dependency: regularly,
    container: { every: 28, from: -135 },
    secret: { every: 28, from: -135 },
    real: [
      successive('eslint-express-session', [
        [-182, '1.15.6'],
        [-60, '1.18.1'],
      ]),
    ],
  },
  {
    name: 'promotions',
    discipline: 'steady',
    ecosystem: 'maven',
    stock: 3,
    arrivals: 3,
    known: [{ id: 'CVE-2022-22965', from: -120, to: -95 }],
    dependency: monthly,
    container: monthly,
  },
];

module.exports = { checkout };
