import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';

const categoryOfType = new Map<unknown, Category>([
  ['sast', 'code'],
  ['coverage_fuzzing', 'code'],
  ['dependency_scanning', 'dependency'],
  ['container_scanning', 'container'],
  ['cluster_image_scanning', 'container'],
  ['secret_detection', 'secret'],
  ['dast', 'dynamic'],
  ['api_fuzzing', 'dynamic'],
]);

/** Whether `scan.type` may be this. */
export function isGitlabScanType(type: unknown): boolean {
  return categoryOfType.has(type);
}

/**
 * What a scan covers by its `type`; `undefined` when the report does not say.
 *
 * @throws InputError when the type is none that reports vulnerabilities
 */
export function gitlabScanCategory(scan: JsonNode): Category | undefined {
  const type = scan.get('type').text();
  if (type === undefined) return undefined;
  const category = categoryOfType.get(type);
  if (category === undefined) {
    throw scan
      .get('type')
      .wrong(`one of ${[...categoryOfType.keys()].join(', ')}`);
  }
  return ofScanner(category, scan.get('scanner'));
}

/**
 * The category of one vulnerability: its own word, which is finer than that of the scan (Semgrep reports secrets in a scan of type `sast`);
 * else that of the scan; else what its location looks like.
 */
export function gitlabCategory(
  vulnerability: JsonNode,
  scanned: Category | undefined,
): Category {
  const own = categoryOfType.get(vulnerability.get('category').text());
  return ofScanner(
    // A scan of infrastructure repeats its type in each vulnerability.
    scanned === 'cloud' && own === 'code'
      ? 'cloud'
      : own ?? scanned ?? categoryOfLocation(vulnerability.get('location')),
    vulnerability.get('scanner'),
  );
}

/** GitLab scans infrastructure as code with KICS, in reports of type `sast`. */
function ofScanner(category: Category, scanner: JsonNode): Category {
  const isInfrastructure = scanner.get('id').text() === 'kics';
  return isInfrastructure && category === 'code' ? 'cloud' : category;
}

function categoryOfLocation(location: JsonNode): Category {
  const has = (name: string) => location.get(name).text() !== undefined;
  if (has('image') || has('operating_system')) return 'container';
  const name = location.get('dependency').get('package').get('name');
  if (name.text() !== undefined) return 'dependency';
  if (has('hostname') || has('path')) return 'dynamic';
  return location.get('commit').isAbsent ? 'code' : 'secret';
}
