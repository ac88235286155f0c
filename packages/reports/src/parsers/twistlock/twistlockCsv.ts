import { highestExploitation } from '@prodsec/backstage-plugin-product-security-common';
import { Report, ReportedResult } from '../../ReportParser';
import { csvRows } from '../../csvRows';
import { imageName, imageWithoutVersion } from '../../imageName';
import { severityOfWordOrScore } from '../../severityOfWordOrScore';
import { twistlockExploitation } from './twistlockExploitation';
import { twistlockPackageUrl } from './twistlockPackageUrl';

/** The rows of a CSV export; those of an image in which nothing was found have neither vulnerability nor compliance issue. */
export function* twistlockCsv(report: Report): Generator<ReportedResult> {
  for (const row of csvRows(report)) {
    const cell = (name: string) => row.get(name)?.trim() || undefined;
    const vulnerability = cell('CVE ID');
    const compliance = cell('Compliance ID');
    const image = imageOf(cell);
    const severity = severityOfWordOrScore(cell('Severity'), cell('CVSS'));
    if (vulnerability !== undefined) {
      const exploitation = highestExploitation(
        (cell('Risk Factors') ?? '').split(',').map(twistlockExploitation),
      );
      for (const name of packagesOf(cell)) {
        const packageUrl =
          name === undefined
            ? undefined
            : twistlockPackageUrl(kindOf(cell('Type')), name, cell('Distro'));
        yield {
          category: 'container',
          rule: vulnerability,
          title: name ? `${vulnerability} in ${name}` : vulnerability,
          severity,
          exploitation,
          vulnerabilityIds: [vulnerability],
          packageUrl,
          location: { package: packageUrl, path: cell('Package Path'), image },
        };
      }
    } else if (compliance !== undefined) {
      yield {
        category: 'cloud',
        rule: compliance,
        title: `Compliance ${compliance}`,
        severity,
        code: image && imageWithoutVersion(image),
        location: { image },
      };
    }
  }
}

type Cell = (name: string) => string | undefined;

/** The source package stands for the several it is built into. */
function packagesOf(cell: Cell): Array<string | undefined> {
  const source = cell('Source Package');
  return source === undefined
    ? cell('Packages')?.split(/\s*,\s*/) ?? [undefined]
    : [`${source} (used in ${cell('Packages') ?? source})`];
}

/** `image` is a vulnerability of the operating system of the image. */
function kindOf(type: string | undefined): string {
  return type === undefined || type === 'image' || type === 'OS' ? 'os' : type;
}

function imageOf(cell: Cell): string | undefined {
  return (
    imageName({
      registry: cell('Registry'),
      repository: cell('Repository'),
      tag: cell('Tag'),
    }) ?? cell('Id')
  );
}
