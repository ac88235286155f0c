// @ts-check
const { checkout } = require('./applications/checkout');
const { corporate } = require('./applications/corporate');
const {
  discoveryAndMarketing,
} = require('./applications/discoveryAndMarketing');
const { fraud } = require('./applications/fraud');
const { fulfilment } = require('./applications/fulfilment');
const { loyalty } = require('./applications/loyalty');
const { payments } = require('./applications/payments');
const { platform } = require('./applications/platform');
const { storefront } = require('./applications/storefront');

/**
 * What is scanned with what, how often and since when. Days count to the end of the history, so -30 is thirty days before it.
 *
 * @typedef {{ every: number, from?: number, until?: number }} Schedule
 * @typedef {Schedule & { reports: Array<[number, string]>, category?: string, move?: { from: number, path: string, to: string } }} RealReports
 * @typedef {{ id: string, from: number, to?: number }} KnownVulnerability
 * @typedef {{
 *   name: string,
 *   discipline: 'improving' | 'steady' | 'decaying' | 'neglecting',
 *   ecosystem?: 'npm' | 'maven' | 'pypi' | 'golang',
 *   stock?: number, arrivals?: number,
 *   known?: KnownVulnerability[],
 *   dependency?: Schedule, container?: Schedule, secret?: Schedule,
 *   real?: RealReports[],
 * }} Profile
 */

/** @type {Profile[]} */
const applications = [
  ...storefront,
  ...checkout,
  ...discoveryAndMarketing,
  ...loyalty,
  ...payments,
  ...fraud,
  ...fulfilment,
  ...platform,
  ...corporate,
];

/** The first application to be scanned, at the very start of the history. */
const firstScanned = 'cluster-config';

/** The application whose only scan is the last one of all. */
const lastScanned = 'store-locator';

module.exports = { applications, firstScanned, lastScanned };
