import { InputError } from '@backstage/errors';
import { hasShape } from '../../hasShape';
import { JsonNode } from '../../JsonNode';
import { Report, ReportedResult } from '../../ReportParser';
import { auditAdvisory } from './auditAdvisory';

/** Who wrote a report with `advisories`. */
export type AdvisoriesTool = 'npm' | 'yarn' | 'pnpm';

/**
 * The tool behind the answer of the npm registry's audit endpoint, which npm 6, Yarn 2 and 3, and pnpm print as it is; `undefined` when the
 * report is no such answer.
 *
 * @remarks
 * npm adds a `runId`. pnpm writes the project itself as `.` at the start of each path, and no `actions` since version 10. Where nothing is found the last
 * difference is that Yarn writes one line and pnpm indents.
 */
export function advisoriesTool({
  json,
  head,
}: Report): AdvisoriesTool | undefined {
  if (!hasShape(json, 'advisories', 'metadata')) return undefined;
  if (!hasShape(json.advisories)) return undefined;
  if (Object.hasOwn(json, 'runId')) return 'npm';
  const [first] = Object.values(json.advisories);
  if (first !== undefined && !hasShape(first, 'module_name')) return undefined;
  if (!Object.hasOwn(json, 'actions')) return 'pnpm';
  const path = firstPath(first);
  if (path !== undefined) return path.startsWith('.>') ? 'pnpm' : 'yarn';
  return /^\s*\{\s*\n/.test(head) ? 'pnpm' : 'yarn';
}

function firstPath(advisory: unknown): string | undefined {
  if (!hasShape(advisory, 'findings') || !Array.isArray(advisory.findings)) {
    return undefined;
  }
  const [finding] = advisory.findings;
  if (!hasShape(finding, 'paths') || !Array.isArray(finding.paths)) {
    return undefined;
  }
  const [path] = finding.paths;
  return typeof path === 'string' ? path : undefined;
}

/** One result for each of the `advisories`, however many paths lead to the package. */
export function* advisoriesResults(root: JsonNode): Generator<ReportedResult> {
  for (const [key, advisory] of root.get('advisories').entries()) {
    // By number or id; another name is none of an advisory.
    if (/\d/.test(key)) yield auditAdvisory(advisory);
  }
}

/** Throws when the tool says that it could not do the audit. */
export function refuseAuditError(root: JsonNode, tool: string): void {
  if (!root.isObject) return;
  const error = root.get('error');
  if (error.isAbsent) return;
  const code = error.isObject ? error.get('code').looseTexts()[0] ?? '' : '';
  const shown = /^[\w.-]{1,60}$/.test(code) ? ` (${code})` : '';
  throw new InputError(
    `error must be absent: ${tool} says that the audit failed${shown}`,
  );
}
