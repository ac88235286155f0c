// @ts-check
const { refOf, scanCall } = require('../calls');
const { codeReportAt } = require('../realReports');
const { applications } = require('../applications');
const { readReport } = require('../reports/readReport');
const { trivyDependencyReport } = require('../reports/trivyReport');
const { vulnerability } = require('../vulnerabilities');

/**
 * Things that happen once: a feature branch with findings of its own, a report that arrives three weeks late, a report that is
 * suddenly empty, and an application that is scanned for the first time today.
 *
 * @param {import('../makeHistory').Context} context
 */
function singularEvents(context) {
  return [...featureBranch(context), lateUpload(context), emptyReport(context)];
}

/**
 * The last call of the history: whoever finds its finding knows that everything before it is there.
 *
 * @param {import('../makeHistory').Context} context
 * @param {string} application
 */
function firstScanToday(context, application) {
  const scannedAt = -0.01;
  return scanCall(context, {
    application,
    scannedAt,
    sentAt: 0,
    report: trivyDependencyReport({
      ecosystem: 'npm',
      moment: context.clock.at(scannedAt),
      vulnerabilities: ['CVE-2025-7783', 'CVE-2024-29041'].map(id =>
        vulnerability('npm', id),
      ),
    }),
  });
}

/** @param {import('../makeHistory').Context} context */
function featureBranch(context) {
  const branch = 'feature/express-5';
  const random = context.randomOf(branch);
  const application = 'storefront-api';
  return [-30, -24, -18, -13].flatMap(scannedAt => {
    const commit = random.commit();
    return [
      scanCall(context, {
        application,
        scannedAt,
        query: { branch, commit },
        report: readReport('eslint-express-5.1.0.sarif'),
      }),
      scanCall(context, {
        application,
        scannedAt: scannedAt + 0.01,
        query: { branch, commit },
        report: trivyDependencyReport({
          ecosystem: 'npm',
          moment: context.clock.at(scannedAt + 0.01),
          vulnerabilities:
            scannedAt < -18 ? [vulnerability('npm', 'CVE-2023-45133')] : [],
        }),
      }),
    ];
  });
}

/** @param {import('../makeHistory').Context} context */
function lateUpload(context) {
  const scannedAt = -63.5;
  const profile = applications.find(({ name }) => name === 'checkout-api');
  if (!profile?.real) {
    throw new Error(`${refOf('checkout-api')} has no report of its code`);
  }
  return scanCall(context, {
    application: profile.name,
    scannedAt,
    sentAt: -41,
    report: codeReportAt(context, profile, profile.real[0], scannedAt),
  });
}

/** @param {import('../makeHistory').Context} context */
function emptyReport(context) {
  const scannedAt = -5;
  return scanCall(context, {
    application: 'search-api',
    scannedAt,
    report: trivyDependencyReport({
      ecosystem: 'npm',
      moment: context.clock.at(scannedAt),
      vulnerabilities: [],
    }),
  });
}

module.exports = { firstScanToday, singularEvents };
