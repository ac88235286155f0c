import { readReport } from '../readReport';
import { kubescapeParser } from './kubescape';

const reportOf = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));
const parse = (value: unknown) => {
  const parsed = kubescapeParser.parse(reportOf(value));
  return { ...parsed, results: [...parsed.results] };
};

const resource = 'path=1234/api=apps/v1/shop/Deployment/web';
const version2 = (status: unknown) => ({
  summaryDetails: {
    controls: { 'C-0016': { controlID: 'C-0016', scoreFactor: 7 } },
  },
  resources: [
    { resourceID: resource, object: { sourcePath: 'deploy/web.yaml:0' } },
  ],
  results: [
    {
      resourceID: resource,
      controls: [
        { controlID: 'C-0016', name: 'Allow privilege escalation', status },
      ],
    },
  ],
});

const version1 = {
  name: 'NSA',
  controlReports: [
    {
      controlID: 'C-0016',
      name: 'Allow privilege escalation',
      baseScore: 6,
      ruleReports: [
        { name: 'passed', ruleResponses: null },
        {
          name: 'escalation',
          ruleResponses: [
            {
              alertMessage: 'container web allows privilege escalation',
              alertObject: {
                k8sApiObjects: [
                  {
                    apiVersion: 'apps/v1',
                    kind: 'Deployment',
                    metadata: { name: 'web', namespace: 'shop' },
                  },
                ],
              },
            },
          ],
        },
      ],
    },
  ],
};

describe('kubescapeParser', () => {
  it('reads version 2, without what depends on the machine', () => {
    expect(parse(version2({ status: 'failed' }))).toEqual({
      tool: 'Kubescape',
      categories: ['cloud'],
      results: [
        {
          category: 'cloud',
          rule: 'C-0016',
          title: 'Allow privilege escalation',
          severity: 'high',
          suppressed: false,
          location: { path: 'deploy/web.yaml' },
          code: 'apps/v1/shop/Deployment/web',
        },
      ],
    });
  });

  it('prefers the path within the repository', () => {
    const report = version2({ status: 'failed' });
    Object.assign(report.resources[0], {
      source: { relativePath: 'k8s/deploy/web.yaml' },
    });
    expect(parse(report).results[0].location.path).toBe('k8s/deploy/web.yaml');
  });

  it.each([
    [{ status: 'passed' }, []],
    [{ status: 'skipped', subStatus: 'manual review' }, []],
    [{ status: 'passed', subStatus: 'w/exceptions' }, [true]],
    ['excluded', [true]],
    ['failed', [false]],
  ])('knows the status %j', (status, suppressed) => {
    const { results } = parse(version2(status));
    expect(results.map(each => each.suppressed)).toEqual(suppressed);
  });

  it('reads version 1 with the same identities', () => {
    for (const report of [version1, [version1], { frameworks: [version1] }]) {
      expect(parse(report).results).toEqual([
        {
          category: 'cloud',
          rule: 'C-0016',
          title: 'Allow privilege escalation',
          severity: 'medium',
          suppressed: false,
          location: {},
          code: 'apps/v1/shop/Deployment/web',
        },
      ]);
    }
  });

  it.each([
    version2('passed'),
    { summaryDetails: { controls: {} } },
    [version1],
    { frameworks: [], reportID: '1', clusterName: 'c' },
  ])('detects version %#', value =>
    expect(kubescapeParser.detect(reportOf(value))).toBe(true),
  );

  it.each([null, [], {}, { results: [] }, { frameworks: [] }])(
    'does not detect %j',
    value => expect(kubescapeParser.detect(reportOf(value))).toBe(false),
  );

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow('controlReports must be a list');
    expect(() => parse({ ...version2('failed'), results: [{}] })).toThrow(
      'results[0].resourceID must be a text that is not empty',
    );
  });
});
