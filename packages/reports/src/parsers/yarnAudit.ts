import { InputError } from '@backstage/errors';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { firstJsonObject, jsonValues } from '../jsonValues';
import { Report, ReportedResult, ReportParser } from '../ReportParser';
import {
  advisoriesResults,
  advisoriesTool,
  refuseAuditError,
} from './nodeAudit/advisoriesReport';
import { auditAdvisory } from './nodeAudit/auditAdvisory';
import { yarnTreeNode } from './nodeAudit/yarnTreeNode';

/**
 * JSON of `yarn audit` (Yarn 1) and of `yarn npm audit` (Yarn 2 and later).
 *
 * @remarks
 * Source: `reporters/json-reporter` of Yarn 1, which writes an event a line and repeats an advisory for each path to its package; the audit answer of the
 * registry, which Yarn 2 and 3 print as it is; `@yarnpkg/plugin-npm-cli` of Yarn 4, which writes a tree a line, and nothing at all where it finds nothing.
 * Deprecations, which Yarn 4 lists too, are no vulnerabilities.
 */
export const yarnAuditParser: ReportParser = {
  format: 'yarn-audit',
  title: 'yarn audit, yarn npm audit (JSON)',

  detect(report) {
    if (advisoriesTool(report) === 'yarn') return true;
    const first = firstJsonObject(report);
    if (hasShape(first, 'value', 'children')) {
      return hasShape(first.children, 'ID', 'Issue', 'Severity');
    }
    return hasShape(first, 'type', 'data') && auditEvent.test(report.head);
  },

  parse(report) {
    return {
      tool: 'yarn audit',
      categories: ['dependency'],
      results: results(report),
    };
  },
};

const auditEvent = /"type"\s*:\s*"audit(?:Advisory|Action|Summary)"/;

function* results(report: Report): Generator<ReportedResult> {
  if (report.head.trim() === '') return;
  const seen = new Set<string>();
  for (const value of valuesOf(report)) {
    if (!value.get('advisories').isAbsent) {
      yield* advisoriesResults(value);
      continue;
    }
    refuseAuditError(value, 'Yarn');
    const isTree = !value.get('children').isAbsent;
    const result = isTree ? yarnTreeNode(value) : resultOfEvent(value);
    if (result === undefined) continue;
    const number = isTree
      ? value.get('children').get('ID')
      : value.get('data').get('advisory').get('id');
    const key = JSON.stringify([number.looseTexts(), result.packageUrl]);
    if (!seen.has(key)) yield result;
    seen.add(key);
  }
}

/** Lines, or the list that other tools make of them. */
function* valuesOf(report: Report): Generator<JsonNode> {
  for (const value of jsonValues(report)) {
    if (value.isList) yield* value.items();
    else yield value;
  }
}

function resultOfEvent(event: JsonNode): ReportedResult | undefined {
  const type = event.get('type').requiredText();
  if (type === 'error') {
    throw new InputError(
      'type must be another than error: Yarn says that the audit failed',
    );
  }
  return type === 'auditAdvisory'
    ? auditAdvisory(event.get('data').get('advisory'))
    : undefined;
}
