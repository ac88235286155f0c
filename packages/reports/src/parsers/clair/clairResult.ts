import {
  Severity,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult } from '../../ReportParser';
import { distributionOf } from '../../distributionOf';
import { installedPackageUrl } from '../../installedPackageUrl';

/** A vulnerability of a package, as any version of Clair knows it. */
export interface ClairVulnerability {
  id: string;
  name: string;
  /** Distribution or package repository, such as `debian:12` or `pypi`. */
  namespace: string | undefined;
  severity: string | undefined;
  image: string | undefined;
  path?: string;
  suppressed?: boolean;
}

/** The result of a vulnerability of a package. */
export function clairResult(found: ClairVulnerability): ReportedResult {
  const { id, name, namespace = '', severity, suppressed, path, image } = found;
  const packageUrl = installedPackageUrl(
    distributionOf(namespace)
      ? { kind: 'os', name, distribution: namespace }
      : { kind: namespace, name },
  );
  return {
    category: 'container',
    rule: id,
    title: `${id} in ${name}`,
    severity: severity === undefined ? undefined : severityOf(severity),
    suppressed,
    vulnerabilityIds: [id],
    packageUrl,
    location: { package: packageUrl, path, image },
  };
}

/** Above critical, Clair 2 has `Defcon1`: critical, and picked out by its team. */
function severityOf(word: string): Severity | undefined {
  return word.toLocaleLowerCase('en-US') === 'defcon1'
    ? 'critical'
    : severityOfWord(word);
}
