import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult } from '../../ReportParser';

/** What every form of Bandit's report says of an issue. */
export interface BanditIssue {
  /** e.g. `B301` */
  test: string;
  name?: string;
  text?: string;
  severity?: string;
  cwe?: number;
  path?: string;
  line?: number;
  column?: number;
  code?: string;
}

/** An issue as a result. */
export function banditResult(issue: BanditIssue): ReportedResult {
  const { test, severity, cwe, path, line, column, code } = issue;
  return {
    category: 'code',
    rule: test,
    title: titleOf(issue),
    // Bandit's own word for a severity that it does not know.
    severity:
      severity === undefined || severity === 'UNDEFINED'
        ? undefined
        : severityOfWord(severity),
    cwe: cwe ? [`CWE-${cwe}`] : [],
    location: { path, line, column },
    code,
  };
}

/** The texts of these tests quote the password that they found. */
const passwordTests = new Set(['B105', 'B106', 'B107']);

function titleOf({ test, name, text }: BanditIssue): string {
  if (text === undefined) return name ?? test;
  return passwordTests.has(test) ? text.split(':', 1)[0] : text;
}
