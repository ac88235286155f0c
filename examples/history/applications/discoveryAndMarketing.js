// @ts-check
const { monthly, successive } = require('../schedules');

/**
 * Search, product pages and campaigns.
 *
 * @type {import('../applications').Profile[]}
 */
const discoveryAndMarketing = [
  {
    name: 'search-api',
    discipline: 'neglecting',
    ecosystem: 'npm',
    known: [
      { id: 'CVE-2022-24999', from: -182 },
      { id: 'CVE-2024-45590', from: -150 },
      { id: 'CVE-2024-21538', from: -120 },
      { id: 'CVE-2024-4068', from: -90 },
      { id: 'CVE-2023-26136', from: -80 },
      { id: 'CVE-2025-7783', from: -21 },
    ],
    dependency: { every: 28, until: -8 },
    container: monthly,
    real: [
      successive(
        'eslint-lunr',
        [
          [-182, '2.1.6'],
          [-66, '2.3.9'],
        ],
        monthly,
      ),
    ],
  },
  {
    name: 'product-pages',
    discipline: 'steady',
    ecosystem: 'npm',
    stock: 4,
    arrivals: 4,
    known: [{ id: 'CVE-2022-21680', from: -182, to: -44 }],
    dependency: monthly,
    container: monthly,
    secret: monthly,
    real: [
      successive(
        'eslint-marked',
        [
          [-182, '0.3.9'],
          [-45, '0.8.2'],
        ],
        monthly,
      ),
    ],
  },
  {
    name: 'recommendations',
    discipline: 'steady',
    ecosystem: 'pypi',
    stock: 3,
    arrivals: 2,
    dependency: monthly,
    container: monthly,
  },
  {
    name: 'product-import',
    discipline: 'steady',
    ecosystem: 'maven',
    stock: 3,
    arrivals: 2,
    dependency: monthly,
  },

  {
    name: 'campaign-site',
    discipline: 'neglecting',
    ecosystem: 'npm',
    stock: 4,
    arrivals: 3,
    dependency: monthly,
  },
  {
    name: 'newsletter',
    discipline: 'neglecting',
    ecosystem: 'npm',
    stock: 3,
    arrivals: 2,
    dependency: monthly,
  },
  {
    name: 'email-templates',
    discipline: 'neglecting',
    ecosystem: 'npm',
    known: [{ id: 'CVE-2022-29078', from: -182, to: -60 }],
    dependency: monthly,
  },
];

module.exports = { discoveryAndMarketing };
