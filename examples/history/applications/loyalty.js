// @ts-check

/**
 * New, tier 1, and hardly scanned.
 *
 * @type {import('../applications').Profile[]}
 */
const loyalty = [
  {
    name: 'loyalty-portal',
    discipline: 'neglecting',
    ecosystem: 'npm',
    arrivals: 0,
    known: [
      { id: 'CVE-2025-29927', from: -35 },
      { id: 'CVE-2021-44906', from: -35 },
      { id: 'CVE-2019-10744', from: -35 },
      { id: 'CVE-2022-23539', from: -35 },
      { id: 'CVE-2024-29041', from: -35 },
    ],
    dependency: { every: 12, from: -35 },
    secret: { every: 28, from: -9 },
  },
  {
    name: 'loyalty-ledger',
    discipline: 'neglecting',
    ecosystem: 'maven',
    arrivals: 0,
    known: [{ id: 'CVE-2022-1471', from: -35 }],
    dependency: { every: 20, from: -35 },
  },
];

module.exports = { loyalty };
