// @ts-check
const { exposuresOf, presentAt } = require('./dependencies');
const { scanCall, scanDays } = require('./calls');
const { trivyImageReport } = require('./reports/trivyReport');

/**
 * Scans of an application's image. The tag changes with every build, the image name, which is the scope, does not.
 *
 * @param {import('./makeHistory').Context} context
 * @param {import('./applications').Profile} profile
 */
function containerScans(context, profile) {
  const { name, container } = profile;
  if (!container) {
    return [];
  }
  const { clock, randomOf } = context;
  const random = randomOf(`${name} container scans`);
  const system = { ...profile, known: [], stock: 3, arrivals: 3 };
  const exposures = exposuresOf(context, system, 'debian');
  const image = `images.acme-outfitters.example/${name}`;
  return scanDays(random, clock.start, container).map(scannedAt => {
    const commit = random.commit();
    return scanCall(context, {
      application: name,
      scannedAt,
      query: { category: 'container', scope: image, commit },
      report: trivyImageReport({
        image,
        tag: commit.slice(0, 12),
        moment: clock.at(scannedAt),
        vulnerabilities: presentAt(exposures, scannedAt),
      }),
    });
  });
}

module.exports = { containerScans };
