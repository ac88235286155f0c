// @ts-check
const { disciplines } = require('./disciplines');
const { scanCall, scanDays } = require('./calls');
const { changedSarif, readReport } = require('./reports/readReport');

/**
 * Scans whose reports real scanners wrote on successive versions of a real source. Of code, a share of the results is taken away
 * that grows or shrinks with the team's discipline; everything else is uploaded as it is.
 *
 * @param {import('./makeHistory').Context} context
 * @param {import('./applications').Profile} profile
 */
function realScans(context, profile) {
  const { clock, randomOf } = context;
  return (profile.real ?? []).flatMap(source => {
    const { category, reports } = source;
    const random = randomOf(`${profile.name} ${reports[0][1]}`);
    return scanDays(random, clock.start, source).map(scannedAt => {
      const commit = random.commit();
      return scanCall(context, {
        application: profile.name,
        scannedAt,
        query: { ...(category ? { category } : {}), commit },
        report: category
          ? readReport(reportAt(reports, scannedAt))
          : codeReportAt(context, profile, source, scannedAt),
      });
    });
  });
}

/**
 * The report of an application's code as of a day.
 *
 * @param {import('./makeHistory').Context} context
 * @param {import('./applications').Profile} profile
 * @param {import('./applications').RealReports} source
 * @param {number} day
 */
function codeReportAt({ clock, randomOf }, profile, { reports, move }, day) {
  const [atStart, atEnd] = disciplines[profile.discipline].fixedCode;
  const fixed = atStart + (atEnd - atStart) * clock.progress(day);
  return changedSarif(readReport(reportAt(reports, day)), {
    keep: place => randomOf(`${profile.name} ${place}`).next() >= fixed,
    move: path =>
      move && day >= move.from && path.startsWith(move.path)
        ? `${move.to}${path.slice(move.path.length)}`
        : path,
  });
}

/**
 * @param {Array<[number, string]>} reports
 * @param {number} day
 */
function reportAt(reports, day) {
  const begun = reports.filter(([from]) => from <= day);
  return (begun.at(-1) ?? reports[0])[1];
}

module.exports = { codeReportAt, realScans };
