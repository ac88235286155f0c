// @ts-check
const { monthly, successive } = require('../schedules');

/**
 * Warehouses and parcels.
 *
 * @type {import('../applications').Profile[]}
 */
const fulfilment = [
  {
    name: 'warehouse-api',
    discipline: 'steady',
    ecosystem: 'maven',
    stock: 3,
    arrivals: 3,
    known: [{ id: 'CVE-2023-46604', from: -80, to: -73 }],
    dependency: monthly,
    container: monthly,
  },
  {
    name: 'warehouse-scanner',
    discipline: 'neglecting',
    real: [
      successive(
        'flawfinder-better-sqlite3',
        [
          [-182, '12.11.1'],
          [-100, '13.2.0'],
        ],
        {
          every: 28,
          move: { from: -60, path: 'src/util/', to: 'src/common/' },
        },
      ),
    ],
  },
  {
    name: 'label-printer',
    discipline: 'neglecting',
    ecosystem: 'golang',
    stock: 2,
    arrivals: 1,
    dependency: monthly,
  },
  {
    name: 'stock-sync',
    discipline: 'steady',
    ecosystem: 'npm',
    stock: 2,
    arrivals: 3,
    dependency: monthly,
    real: [
      successive(
        'eslint-papaparse',
        [
          [-182, '4.6.3'],
          [-85, '5.4.1'],
        ],
        monthly,
      ),
    ],
  },
  {
    name: 'realtime-tracking',
    discipline: 'steady',
    real: [
      successive(
        'eslint-ws',
        [
          [-182, '5.2.4'],
          [-77, '8.18.0'],
        ],
        monthly,
      ),
      {
        every: 28,
        category: 'dependency',
        reports: [[-182, 'npm-sbom-realtime-tracking.cdx.json']],
      },
    ],
  },
  {
    name: 'partner-file-transfer',
    discipline: 'steady',
    ecosystem: 'npm',
    stock: 2,
    arrivals: 3,
    dependency: monthly,
    container: monthly,
    real: [
      successive(
        'eslint-ssh2',
        [
          [-182, '1.4.0'],
          [-50, '1.16.0'],
        ],
        { every: 45 },
      ),
      {
        every: 28,
        category: 'secret',
        reports: [[-182, 'secretlint-ssh2-1.16.0.sarif']],
      },
    ],
  },
  {
    name: 'route-planner',
    discipline: 'steady',
    ecosystem: 'maven',
    stock: 2,
    arrivals: 2,
    dependency: monthly,
  },
];

module.exports = { fulfilment };
