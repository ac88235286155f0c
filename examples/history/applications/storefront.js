// @ts-check
const { monthly, regularly, successive } = require('../schedules');

/**
 * The team that gets better.
 *
 * @type {import('../applications').Profile[]}
 */
const storefront = [
  {
    name: 'storefront-web',
    discipline: 'improving',
    ecosystem: 'npm',
    stock: 6,
    arrivals: 7,
    known: [
      { id: 'CVE-2025-55182', from: -44, to: -42 },
      { id: 'CVE-2020-11023', from: -182, to: -131 },
    ],
    dependency: regularly,
    container: monthly,
    secret: monthly,
    real: [
      successive('eslint-jquery', [
        [-182, '2.2.4'],
        [-118, '3.4.1'],
        [-40, '3.7.1'],
      ]),
    ],
  },
  {
    name: 'storefront-api',
    discipline: 'improving',
    ecosystem: 'npm',
    stock: 6,
    arrivals: 7,
    dependency: regularly,
    container: monthly,
    secret: regularly,
    real: [
      successive(
        'eslint-express',
        [
          [-182, '4.16.4'],
          [-140, '4.17.1'],
          [-96, '4.18.3'],
          [-54, '4.21.2'],
          [-12, '5.1.0'],
        ],
        { every: 14 },
      ),
      {
        every: 45,
        category: 'dependency',
        reports: [
          [-182, 'cyclonedx-npm-storefront-api-1.cdx.json'],
          [-12, 'cyclonedx-npm-storefront-api-2.cdx.json'],
        ],
      },
    ],
  },
  {
    name: 'media-upload',
    discipline: 'improving',
    ecosystem: 'npm',
    stock: 4,
    arrivals: 4,
    dependency: monthly,
    container: monthly,
    real: [
      successive(
        'eslint-multer',
        [
          [-182, '1.4.4'],
          [-70, '2.0.2'],
        ],
        monthly,
      ),
    ],
  },
  {
    name: 'design-system',
    discipline: 'improving',
    ecosystem: 'npm',
    stock: 3,
    arrivals: 2,
    dependency: monthly,
  },
];

module.exports = { storefront };
