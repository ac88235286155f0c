import { readReport } from '../readReport';
import { anchorectlPoliciesParser } from './anchorectlPolicies';

const report = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = anchorectlPoliciesParser.parse(report(value));
  return { ...parsed, results: [...parsed.results] };
};

const vulnerability = {
  description:
    'HIGH Vulnerability found in non-os package type (python) - /usr/lib/acme (CVE-2024-1000)',
  gate: 'vulnerabilities',
  status: 'warn',
  tag: 'shop:1.2',
  triggerId: 'CVE-2024-1000+acme-2.1.0',
  triggerName: 'package',
};

const root = {
  description: 'User root found as effective user',
  gate: 'dockerfile',
  status: 'stop',
  tag: 'shop:1.2',
  triggerId: 'b2605c2ddbdb02b8e2365c9248dada5a',
  triggerName: 'effective_user',
};

const evaluation = (...details: unknown[]) => ({
  evaluatedTag: 'shop:1.2',
  policyId: 'p',
  evaluations: [{ finalAction: 'stop', details }],
});

describe('anchorectlPoliciesParser', () => {
  it('reads vulnerabilities and other violations', () => {
    expect(parse(evaluation(vulnerability, root))).toEqual({
      tool: 'AnchoreCTL',
      categories: ['container', 'cloud'],
      results: [
        {
          category: 'container',
          rule: 'CVE-2024-1000',
          title: 'CVE-2024-1000 in acme',
          severity: 'high',
          suppressed: false,
          vulnerabilityIds: ['CVE-2024-1000'],
          packageUrl: 'pkg:pypi/acme',
          location: { package: 'pkg:pypi/acme', image: 'shop:1.2' },
        },
        {
          category: 'cloud',
          rule: 'dockerfile:effective_user',
          title: 'User root found as effective user',
          severity: 'high',
          suppressed: false,
          code: 'b2605c2ddbdb02b8e2365c9248dada5a',
          location: { image: 'shop:1.2' },
        },
      ],
    });
  });

  it('reads the list of the first versions', () => {
    const image = { policyId: 'p', finalAction: 'stop', detail: [root] };
    expect(
      anchorectlPoliciesParser.detect(report([{ ...image, detail: null }])),
    ).toBe(true);
    expect(parse([image, { ...image, detail: null }]).results).toHaveLength(1);
  });

  it('passes over what the policy lets go, and knows an allow list', () => {
    const { results } = parse(
      evaluation(
        { ...root, status: 'go' },
        { ...root, status: 'warn', allowlisted: true },
      ),
    );
    expect(results).toMatchObject([{ severity: 'medium', suppressed: true }]);
  });

  it('takes a vulnerability without its package for a violation', () => {
    const { results } = parse(
      evaluation({ ...vulnerability, triggerId: 'stale_feed' }),
    );
    expect(results).toMatchObject([
      { category: 'cloud', rule: 'vulnerabilities:package' },
    ]);
  });

  it.each([
    ['an evaluation', evaluation(), true],
    ['a list of something else', [{ detail: [], policyId: 'p' }], false],
    ['nothing', [], false],
  ])('recognises %s', (_, value, expected) => {
    expect(anchorectlPoliciesParser.detect(report(value))).toBe(expected);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow('evaluations must be a list');
    expect(() => parse(evaluation({ ...root, gate: undefined }))).toThrow(
      'evaluations[0].details[0].gate must be a text that is not empty',
    );
  });
});
