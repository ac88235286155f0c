import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { packageUrlOf } from '../packageUrl';
import { ReportedResult, ReportParser } from '../ReportParser';
import { vulnerabilityIdsIn } from '../vulnerabilityIdsIn';
import {
  advisoriesResults,
  advisoriesTool,
  refuseAuditError,
} from './nodeAudit/advisoriesReport';
import { auditSeverity, numberedAdvisory } from './nodeAudit/auditAdvisory';

/**
 * JSON of `npm audit`: of npm 7 and later, and of npm 6 before it.
 *
 * @remarks
 * Source: `AuditReport.toJSON` of `@npmcli/arborist`, and `npm-audit-report` of npm 6. npm 7 also lists every package that depends on a vulnerable one;
 * a result is an advisory and the package that it is about.
 */
export const npmAuditParser: ReportParser = {
  format: 'npm-audit',
  title: 'npm audit (JSON)',

  detect(report) {
    const { json } = report;
    if (hasShape(json, 'auditReportVersion', 'vulnerabilities')) return true;
    if (hasShape(json, 'error'))
      return hasShape(json.error, 'summary', 'detail');
    return advisoriesTool(report) === 'npm';
  },

  parse(report) {
    const root = JsonNode.root(report);
    refuseAuditError(root, 'npm');
    const isOld = !root.get('advisories').isAbsent;
    if (!isOld && !root.get('vulnerabilities').isObject) {
      throw root.get('vulnerabilities').wrong('an object');
    }
    return {
      tool: 'npm audit',
      categories: ['dependency'],
      results: isOld ? advisoriesResults(root) : results(root),
    };
  },
};

function* results(root: JsonNode): Generator<ReportedResult> {
  for (const [name, vulnerability] of root.get('vulnerabilities').entries()) {
    for (const cause of vulnerability.get('via').items()) {
      // A text is the name of another vulnerable package, which has its own entry.
      if (cause.isObject) yield advisory(cause, vulnerability, name);
    }
  }
}

function advisory(
  cause: JsonNode,
  vulnerability: JsonNode,
  name: string,
): ReportedResult {
  const ids = vulnerabilityIdsIn(cause.get('url').text() ?? '');
  if (ids.length === 0) ids.push(numberedAdvisory(cause.get('source')));
  const packageUrl = packageUrlOf(
    'npm',
    cause.get('dependency').text() ?? cause.get('name').text() ?? name,
  );
  return {
    category: 'dependency',
    rule: ids[0],
    title: cause.get('title').text() ?? ids[0],
    severity: auditSeverity(cause),
    cwe: cause.get('cwe').texts(),
    vulnerabilityIds: ids,
    packageUrl,
    location: {
      package: packageUrl,
      path: vulnerability.get('nodes').at(0).text(),
    },
  };
}
