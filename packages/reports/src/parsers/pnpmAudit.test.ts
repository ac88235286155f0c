import { readReport } from '../readReport';
import { pnpmAuditParser } from './pnpmAudit';

const read = (value: unknown, indent?: number) =>
  readReport(Buffer.from(JSON.stringify(value, undefined, indent)));

const parse = (value: unknown) => {
  const parsed = pnpmAuditParser.parse(read(value));
  return { ...parsed, results: [...parsed.results] };
};

const advisoryWith = (path: string) => ({
  '1000001': {
    findings: [{ version: '1.2.0', paths: [path] }],
    id: 1000001,
    title: 'Prototype pollution in kit',
    module_name: 'kit',
    severity: 'high',
    cwe: 'CWE-1321, CWE-20',
    github_advisory_id: 'GHSA-aaaa-bbbb-cccc',
    url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  },
});

const answer = { actions: [], advisories: {}, muted: [], metadata: {} };

describe('pnpmAuditParser', () => {
  it('reads an advisory', () => {
    expect(parse({ advisories: advisoryWith('.>kit'), metadata: {} })).toEqual({
      tool: 'pnpm audit',
      categories: ['dependency'],
      results: [
        {
          category: 'dependency',
          rule: 'GHSA-aaaa-bbbb-cccc',
          title: 'Prototype pollution in kit',
          severity: 'high',
          cwe: ['CWE-1321, CWE-20'],
          vulnerabilityIds: ['GHSA-aaaa-bbbb-cccc', 'GHSA-aaaa-bbbb-cccc'],
          packageUrl: 'pkg:npm/kit',
          location: { package: 'pkg:npm/kit' },
        },
      ],
    });
  });

  it('recognises version 10 by what it leaves out', () => {
    const report = { advisories: {}, metadata: {} };
    expect(pnpmAuditParser.detect(read(report))).toBe(true);
  });

  it('recognises earlier versions by the path from the project', () => {
    const report = { ...answer, advisories: advisoryWith('.>app>kit') };
    expect(pnpmAuditParser.detect(read(report))).toBe(true);
  });

  it('recognises earlier versions that found nothing by their indent', () => {
    expect(pnpmAuditParser.detect(read(answer, 2))).toBe(true);
    expect(pnpmAuditParser.detect(read(answer))).toBe(false);
  });

  it.each([
    ['npm', { ...answer, runId: 'a' }],
    ['Yarn', { ...answer, advisories: advisoryWith('app>kit') }],
    ['other advisories', { advisories: { a: {} }, metadata: {} }],
    ['a list', []],
  ])('leaves %s to others', (_, report) => {
    expect(pnpmAuditParser.detect(read(report))).toBe(false);
  });

  it('refuses what pnpm writes when the audit failed', () => {
    const report = {
      error: { code: 'ERR_PNPM_AUDIT_NO_LOCKFILE', message: '' },
    };
    expect(pnpmAuditParser.detect(read(report))).toBe(true);
    expect(() => parse(report)).toThrow(
      'error must be absent: pnpm says that the audit failed (ERR_PNPM_AUDIT_NO_LOCKFILE)',
    );
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ metadata: {} })).toThrow(
      'advisories must be an object, and is missing',
    );
    expect(() => parse({ advisories: { '1': { id: 1 } } })).toThrow(
      'advisories.1.module_name must be a text',
    );
  });
});
