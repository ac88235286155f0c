import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';
import { vulnerabilityIdsIn } from '../../vulnerabilityIdsIn';

/**
 * What an issue of the plugin that imports OWASP Dependency-Check says in its message, which is the only place where it names package and
 * vulnerabilities: `Filename: name:1.2 | Reference: CVE-2024-1 | CVSS Score: 6.4 | Category: CWE-120 | …`.
 *
 * @returns one for each vulnerability; none for another message
 */
export function* sonarDependencies(
  message: string,
): Generator<
  Pick<
    ReportedResult,
    | 'category'
    | 'rule'
    | 'title'
    | 'cwe'
    | 'vulnerabilityIds'
    | 'packageUrl'
    | 'location'
  >
> {
  const fields = message.split('|', 8);
  const valueOf = (name: RegExp) => {
    for (const field of fields) {
      const matched = name.exec(field);
      if (matched) return field.slice(matched.index + matched[0].length).trim();
    }
    return undefined;
  };
  const file = valueOf(/\bFilename:/);
  const references = valueOf(/\bReferences?:/);
  if (file === undefined || references === undefined) return;
  const packageUrl = packageUrlOf('generic', nameOf(file));
  const cwe = valueOf(/\bCategory:/)?.match(/CWE-\d{1,6}/g) ?? [];
  for (const id of vulnerabilityIdsIn(references)) {
    yield {
      category: 'dependency',
      rule: id,
      title: `${id} in ${nameOf(file)}`,
      cwe,
      vulnerabilityIds: [id],
      packageUrl,
      location: { package: packageUrl },
    };
  }
}

/** Without the version: of `name:1.2`, of `name-1.2.jar`. */
function nameOf(file: string): string {
  const colon = file.lastIndexOf(':');
  if (colon > 0 && /^\d/.test(file.slice(colon + 1))) {
    return file.slice(0, colon);
  }
  return file
    .replace(/\.(?:jar|war|ear|dll|exe|tgz|whl|gem)$/i, '')
    .replace(/-v?\d[\w.+-]*$/, '');
}
