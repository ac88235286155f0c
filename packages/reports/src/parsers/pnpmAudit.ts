import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportParser } from '../ReportParser';
import {
  advisoriesResults,
  advisoriesTool,
  refuseAuditError,
} from './nodeAudit/advisoriesReport';

/**
 * JSON of `pnpm audit`.
 *
 * @remarks
 * Source: `AuditReport` of `@pnpm/audit`.
 */
export const pnpmAuditParser: ReportParser = {
  format: 'pnpm-audit',
  title: 'pnpm audit (JSON)',

  detect(report) {
    const { json } = report;
    if (hasShape(json, 'error') && hasShape(json.error, 'code', 'message')) {
      return String(json.error.code).startsWith('ERR_PNPM_');
    }
    return advisoriesTool(report) === 'pnpm';
  },

  parse(report) {
    const root = JsonNode.root(report);
    refuseAuditError(root, 'pnpm');
    const advisories = root.get('advisories');
    if (!advisories.isObject) throw advisories.wrong('an object');
    return {
      tool: 'pnpm audit',
      categories: ['dependency'],
      results: advisoriesResults(root),
    };
  },
};
