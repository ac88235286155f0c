import { readReport } from '../readReport';
import { anchoreEnterpriseParser } from './anchoreEnterprise';

const report = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = anchoreEnterpriseParser.parse(report(value));
  return { ...parsed, results: [...parsed.results] };
};

const header = [
  'Image_Id',
  'Repo_Tag',
  'Trigger_Id',
  'Gate',
  'Trigger',
  'Check_Output',
  'Gate_Action',
  'Whitelisted',
  'Policy_Id',
];

const row = (
  trigger: string,
  gate: string,
  name: string,
  message: string,
  action: string,
  listed: unknown = false,
) => ['1', 'shop:1.2', trigger, gate, name, message, action, listed, 'p'];

const checks = (...rows: unknown[]) => [
  {
    'sha256:1': {
      'shop:1.2': [
        {
          detail: {
            policy: { name: 'Default' },
            result: {
              result: {
                c1d9: { result: { header, rows, row_count: rows.length } },
                policy_data: [],
                policy_name: '',
              },
            },
          },
        },
      ],
    },
  },
];

const vulnerabilities = 'vulnerabilities';

describe('anchoreEnterpriseParser', () => {
  it('reads the rows that are no go', () => {
    const { tool, categories, results } = parse(
      checks(
        row('a1', 'dockerfile', 'instruction', 'No HEALTHCHECK', 'warn'),
        row('a2', 'dockerfile', 'ports', 'Port 22', 'stop', { id: 'w' }),
        row('a3', 'dockerfile', 'ports', 'Port 443', 'go'),
        row(
          'CVE-2024-1000+outer-4.0.0.jar:core',
          vulnerabilities,
          'package',
          'CRITICAL Vulnerability found in non-os package type (java) - /a.jar',
          'warn',
        ),
        row(
          'RHSA-2024:1129+kernel-headers',
          vulnerabilities,
          'package',
          'HIGH Vulnerability found in os package type (rpm) - kernel-headers',
          'stop',
          'true',
        ),
      ),
    );
    expect({ tool, categories }).toEqual({
      tool: 'Anchore',
      categories: ['container', 'cloud'],
    });
    expect(results).toMatchObject([
      {
        category: 'cloud',
        rule: 'dockerfile:instruction',
        code: 'a1',
        severity: 'medium',
        suppressed: false,
        location: { image: 'shop:1.2' },
      },
      { code: 'a2', severity: 'high', suppressed: true },
      {
        category: 'container',
        rule: 'CVE-2024-1000',
        severity: 'critical',
        packageUrl: 'pkg:maven/core',
      },
      {
        rule: 'RHSA-2024:1129',
        severity: 'high',
        suppressed: true,
        packageUrl: 'pkg:rpm/kernel-headers',
      },
    ]);
  });

  it('recognises evaluations only', () => {
    expect(anchoreEnterpriseParser.detect(report(checks()))).toBe(true);
    for (const other of [[], {}, [{ a: { b: [{}] } }], [{ a: 1 }], [[]]]) {
      expect(anchoreEnterpriseParser.detect(report(other))).toBe(false);
    }
  });

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow('The report must be a list');
    expect(() => parse([{ a: { b: [{ detail: { result: {} } }] } }])).toThrow(
      '[0].a.b[0].detail.result.result must be an object, and is missing',
    );
    const without = JSON.parse(
      JSON.stringify(checks()).replace('Trigger_Id', 'Else'),
    );
    expect(() => parse(without)).toThrow(
      /header must be a list with 'Trigger_Id'/,
    );
  });
});
