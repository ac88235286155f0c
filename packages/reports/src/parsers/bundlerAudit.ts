import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportParser } from '../ReportParser';
import { bundlerAuditJson } from './bundlerAudit/bundlerAuditJson';
import {
  bundlerAuditText,
  isBundlerAuditText,
} from './bundlerAudit/bundlerAuditText';

/**
 * JSON of bundler-audit 0.8 and later, and what it prints without `--format json`.
 *
 * @remarks
 * Source: `lib/bundler/audit/cli/formats` of bundler-audit.
 */
export const bundlerAuditParser: ReportParser = {
  format: 'bundler-audit',
  title: 'bundler-audit (JSON, text)',

  detect({ json, jsonProblem, head }) {
    if (jsonProblem !== undefined) return isBundlerAuditText(head);
    return (
      hasShape(json, 'version', 'created_at', 'results') &&
      Array.isArray(json.results) &&
      json.results.every(isResult)
    );
  },

  parse(report) {
    return {
      tool: 'bundler-audit',
      categories: ['dependency'],
      results:
        report.jsonProblem === undefined
          ? bundlerAuditJson(JsonNode.root(report))
          : bundlerAuditText(report.text),
    };
  },
};

function isResult(result: unknown): boolean {
  return (
    hasShape(result, 'type') &&
    (result.type === 'unpatched_gem' || result.type === 'insecure_source')
  );
}
