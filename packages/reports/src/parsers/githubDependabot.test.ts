import { readReport } from '../readReport';
import { githubDependabotParser } from './githubDependabot';

const parse = (...values: unknown[]) => {
  const report = readReport(
    Buffer.from(values.map(value => JSON.stringify(value)).join('\n')),
  );
  expect(githubDependabotParser.detect(report)).toBe(true);
  const parsed = githubDependabotParser.parse(report);
  return { ...parsed, results: [...parsed.results] };
};

const alert = {
  number: 2,
  state: 'open',
  dependency: {
    package: { ecosystem: 'pip', name: 'Django' },
    manifest_path: 'api/requirements.txt',
    scope: 'runtime',
  },
  security_advisory: {
    ghsa_id: 'GHSA-rf4j-j272-fj86',
    cve_id: 'CVE-2018-6188',
    summary: 'Django allows a remote attacker to learn more than it should',
    severity: 'high',
    identifiers: [
      { value: 'GHSA-rf4j-j272-fj86', type: 'GHSA' },
      { value: 'CVE-2018-6188', type: 'CVE' },
    ],
    cwes: [{ cwe_id: 'CWE-200', name: 'Exposure' }],
  },
  security_vulnerability: {
    package: { ecosystem: 'pip', name: 'Django' },
    severity: 'moderate',
    vulnerable_version_range: '>= 2.0.0, < 2.0.2',
  },
};

const node = {
  id: 'RVA_1',
  state: 'OPEN',
  vulnerableManifestPath: 'shop/pom.xml',
  securityVulnerability: {
    severity: 'CRITICAL',
    package: { name: 'org.example:parser' },
    advisory: {
      summary: 'Remote code execution in parser',
      identifiers: [{ type: 'CVE', value: 'CVE-2024-1' }],
      cwes: { nodes: [{ cweId: 'CWE-502' }] },
    },
  },
};

const answer = (...nodes: unknown[]) => ({
  data: { repository: { name: 'shop', vulnerabilityAlerts: { nodes } } },
});

describe('githubDependabotParser', () => {
  it('reads alerts of the REST API', () => {
    expect(parse([alert])).toEqual({
      tool: 'Dependabot',
      categories: ['dependency'],
      results: [
        {
          category: 'dependency',
          rule: 'GHSA-rf4j-j272-fj86',
          title: 'Django allows a remote attacker to learn more than it should',
          severity: 'medium',
          suppressed: false,
          cwe: ['CWE-200'],
          location: {
            path: 'api/requirements.txt',
            package: 'pkg:pypi/django',
          },
          vulnerabilityIds: [
            'GHSA-rf4j-j272-fj86',
            'CVE-2018-6188',
            'CVE-2018-6188',
            'GHSA-rf4j-j272-fj86',
          ],
          packageUrl: 'pkg:pypi/django',
        },
      ],
    });
  });

  it('reads alerts of the GraphQL API, and the kind of package by its manifest where the query has not asked', () => {
    expect(parse(answer(node)).results).toEqual([
      {
        category: 'dependency',
        rule: 'CVE-2024-1',
        title: 'Remote code execution in parser',
        severity: 'critical',
        suppressed: false,
        cwe: ['CWE-502'],
        location: {
          path: 'shop/pom.xml',
          package: 'pkg:maven/org.example/parser',
        },
        vulnerabilityIds: ['CVE-2024-1'],
        packageUrl: 'pkg:maven/org.example/parser',
      },
    ]);
  });

  it('finds the alerts wherever the query has them', () => {
    const connection = { vulnerabilityAlerts: { edges: [{ node }] } };
    const paged = {
      pageInfo: { endCursor: 'a' },
      nodes: [connection, connection],
    };
    expect(
      parse({ data: { organization: { repositories: paged } } }).results,
    ).toHaveLength(2);
    expect(
      parse({ data: { repository: { search: { nodes: [connection] } } } })
        .results,
    ).toHaveLength(1);
    expect(parse({ repository: connection }).results).toHaveLength(1);
    expect(parse(answer(node), answer(node)).results).toHaveLength(2);
    expect(parse([answer(node), answer(node)]).results).toHaveLength(2);
    expect(parse(answer()).results).toEqual([]);
  });

  it.each([
    ['open', [false]],
    ['dismissed', [true]],
    ['auto_dismissed', [true]],
    ['fixed', []],
  ])('an alert that is %s', (state, suppressed) => {
    const flags = (results: Array<{ suppressed?: boolean }>) =>
      results.map(each => each.suppressed);
    expect(flags(parse([{ ...alert, state }]).results)).toEqual(suppressed);
    const upper = { ...node, state: state.toUpperCase() };
    expect(flags(parse(answer(upper)).results)).toEqual(suppressed);
  });

  it('knows the state by its moments where the query has not asked for it', () => {
    const { state, ...stateless } = node;
    const { results } = parse(
      answer(
        { ...stateless, dismissedAt: null },
        { ...stateless, dismissedAt: '2026-01-01T00:00:00Z' },
        { ...stateless, fixedAt: '2026-01-01T00:00:00Z' },
      ),
    );
    expect(results.map(({ suppressed }) => suppressed)).toEqual([false, true]);
  });

  it('refuses an answer to only a part of the query', () => {
    expect(() =>
      parse({ ...answer(node), errors: [{ message: 'a' }] }),
    ).toThrow('errors must be empty');
  });

  it('names the field that is wrong', () => {
    expect(() => parse([{ ...alert, security_advisory: {} }])).toThrow(
      '[0].security_advisory.identifiers must be a list that names an advisory, and is missing',
    );
    const { advisory, ...rest } = node.securityVulnerability;
    expect(() =>
      parse(answer({ ...node, securityVulnerability: rest })),
    ).toThrow('securityAdvisory.identifiers must be a list');
  });

  it.each([
    '{"data":null}',
    '{"data":{"viewer":null}}',
    '[]',
    'null',
    '<a/>',
    '{',
  ])('does not recognise %s', text => {
    expect(githubDependabotParser.detect(readReport(Buffer.from(text)))).toBe(
      false,
    );
  });
});
