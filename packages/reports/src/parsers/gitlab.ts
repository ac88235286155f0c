import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { InputError } from '@backstage/errors';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';
import {
  gitlabCategory,
  gitlabScanCategory,
  isGitlabScanType,
} from './gitlab/gitlabCategory';
import { GitlabPackages } from './gitlab/GitlabPackages';
import { gitlabResults } from './gitlab/gitlabResults';

/**
 * Security reports of GitLab, schema 14 and 15, of every type; also those of versions 2 and 3 before them, which say nothing of the scan.
 *
 * @remarks
 * Source: `security-report-schemas` of GitLab (`sast`, `dependency-scanning`, `container-scanning`, `dast`, `api-fuzzing`, `coverage-fuzzing`,
 * `secret-detection`, `cluster-image-scanning`). The `id` of a vulnerability is made up anew by each run, and its deprecated `cve` holds the line:
 * neither is part of an identity.
 */
export const gitlabParser: ReportParser = {
  format: 'gitlab',
  title: 'GitLab security report (JSON)',

  detect({ json }) {
    if (!hasShape(json, 'vulnerabilities')) return false;
    const { scan, vulnerabilities } = json;
    if (!Array.isArray(vulnerabilities)) return false;
    if (hasShape(scan, 'type') && isGitlabScanType(scan.type)) return true;
    if (hasShape(scan, 'scanner')) return hasShape(scan.scanner);
    const [first] = vulnerabilities;
    if (first === undefined) return Object.keys(json).every(isTopLevel);
    return (
      hasShape(first, 'identifiers', 'location') &&
      Array.isArray(first.identifiers)
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    const scan = root.get('scan');
    if (scan.get('status').text() === 'failure') {
      throw new InputError(
        'scan.status must be success: what a scan that failed does not report is not fixed',
      );
    }
    if (!root.get('vulnerabilities').isList) {
      throw root.get('vulnerabilities').wrong('a list');
    }
    return {
      tool: toolOf(root),
      categories: categoriesOf(root),
      results: results(root),
    };
  },
};

/** Whether a key may stand at the top of a report; a leading underscore is a comment. */
function isTopLevel(key: string): boolean {
  return key.startsWith('_') || topLevelKeys.has(key);
}

const topLevelKeys = new Set([
  '$schema',
  'dependency_files',
  'remediations',
  'scan',
  'schema',
  'version',
  'vulnerabilities',
]);

/**
 * The scanner of the scan. Of reports that say nothing of the scan it is GitLab, whose scanner stands with the vulnerabilities: without the last of
 * them nothing would name the tool whose findings are closed.
 */
function toolOf(root: JsonNode): string {
  const scan = root.get('scan');
  return (
    scan.get('scanner').get('name').text() ??
    scan.get('analyzer').get('name').text() ??
    'GitLab'
  );
}

function categoriesOf(root: JsonNode): Category[] {
  const scanned = gitlabScanCategory(root.get('scan'));
  if (scanned !== undefined) return [scanned];
  const categories = new Set<Category>();
  for (const vulnerability of root.get('vulnerabilities').items()) {
    categories.add(gitlabCategory(vulnerability, undefined));
  }
  // A report that does not say what it looked for must not count as a scan of code or packages; no control asks for this category.
  return categories.size === 0 ? ['dynamic'] : [...categories];
}

function* results(root: JsonNode): Generator<ReportedResult> {
  const scanned = gitlabScanCategory(root.get('scan'));
  const packages = new GitlabPackages(root.get('dependency_files'));
  for (const vulnerability of root.get('vulnerabilities').items()) {
    const category = gitlabCategory(vulnerability, scanned);
    yield* gitlabResults(vulnerability, category, packages);
  }
}
