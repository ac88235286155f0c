import { firstLine } from '../firstLine';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { packageUrlOf } from '../packageUrl';
import { ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON of pip-audit: the object of version 2 and later, and the bare list of dependencies before it.
 *
 * @remarks
 * Source: `_format/json.py` of pip-audit. It says no severity.
 */
export const pipAuditParser: ReportParser = {
  format: 'pip-audit',
  title: 'pip-audit (JSON)',

  detect({ json }) {
    if (Array.isArray(json)) return isDependency(json[0]);
    if (!hasShape(json, 'dependencies')) return false;
    const { dependencies } = json;
    if (!Array.isArray(dependencies)) return false;
    return dependencies.length === 0
      ? Object.keys(json).every(key => ['dependencies', 'fixes'].includes(key))
      : isDependency(dependencies[0]);
  },

  parse(report) {
    const root = JsonNode.root(report);
    const dependencies = root.isList ? root : root.get('dependencies');
    if (!dependencies.isList) throw dependencies.wrong('a list');
    return {
      tool: 'pip-audit',
      categories: ['dependency'],
      results: results(dependencies),
    };
  },
};

function isDependency(first: unknown): boolean {
  return (
    (hasShape(first, 'name', 'version', 'vulns') &&
      Array.isArray(first.vulns)) ||
    hasShape(first, 'name', 'skip_reason')
  );
}

function* results(dependencies: JsonNode): Generator<ReportedResult> {
  for (const dependency of dependencies.items()) {
    for (const vulnerability of dependency.get('vulns').items()) {
      yield resultOf(vulnerability, dependency.get('name').requiredText());
    }
  }
}

function resultOf(vulnerability: JsonNode, name: string): ReportedResult {
  const id = vulnerability.get('id').requiredText();
  const packageUrl = packageUrlOf('pypi', name);
  return {
    category: 'dependency',
    rule: id,
    title: firstLine(vulnerability.get('description').text()) ?? id,
    vulnerabilityIds: [id, ...vulnerability.get('aliases').texts()],
    packageUrl,
    location: { package: packageUrl },
  };
}
