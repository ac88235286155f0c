import { Finding } from '@prodsec/backstage-plugin-product-security-common';
import { EpssScores } from '../exploitability/EpssScores';
import { Exploitability } from '../exploitability/Exploitability';
import { exploitabilityFactor } from '../exploitability/exploitabilityFactor';
import { defaultWeights, Weights } from './readWeights';
import { RiskExplainer } from './RiskExplainer';

const [log4shell, another] = ['CVE-2021-44228', 'CVE-2021-45046'];
const day = 86_400_000;

const book = Exploitability.of({
  knownExploited: new Map([[log4shell, 10 * day]]),
  epss: [
    EpssScores.of(5 * day, [
      [log4shell, 0.9],
      [another, 0.2],
      ['CVE-2000-0001', 0.1],
      ['CVE-2000-0002', 0.3],
    ]),
  ],
  weights: defaultWeights.exploitability,
});

function findingOf(
  known: Omit<Finding['exploitability'], 'factor'>,
  weights: Weights,
): Finding {
  const { factor } = exploitabilityFactor(known, weights.exploitability);
  return {
    cve: [log4shell, another],
    severity: 'critical',
    tier: '1',
    exposure: 'internet',
    riskFactors: { severity: 10, exploitability: factor, tier: 3, exposure: 2 },
    riskScore: 10 * factor * 3 * 2,
    exploitability: { factor, ...known },
  } as Finding;
}

describe('RiskExplainer', () => {
  const explain = (
    known: Omit<Finding['exploitability'], 'factor'>,
    { weights = defaultWeights, asOf = 20 * day, sightings = [] as any[] } = {},
  ) =>
    new RiskExplainer({
      exploitability: { current: async () => book },
      weights,
    }).explain(findingOf(known, weights), sightings, asOf);

  it('names the factors, which multiply to the score, and what they go by', async () => {
    const risk = await explain({
      knownExploited: true,
      epss: 0.9,
      exploitation: 'active',
    });
    expect(risk).toEqual({
      score: 120,
      factors: [
        { name: 'severity', factor: 10, value: 'critical' },
        { name: 'likelihood', factor: 2, value: 'known-exploited' },
        { name: 'reachability', factor: 1, value: 'unknown' },
        { name: 'tier', factor: 3, value: '1' },
        { name: 'exposure', factor: 2, value: 'internet' },
      ],
      evidence: [
        {
          source: 'kev',
          cve: log4shell,
          dateAdded: '1970-01-11T00:00:00.000Z',
        },
        {
          source: 'epss',
          cve: log4shell,
          probability: 0.9,
          percentile: 1,
          date: '1970-01-06T00:00:00.000Z',
        },
        {
          source: 'epss',
          cve: another,
          probability: 0.2,
          percentile: 0.5,
          date: '1970-01-06T00:00:00.000Z',
        },
      ],
    });
  });

  it('goes by what held at the moment', async () => {
    const before = await explain(
      { knownExploited: false, epss: 0.9 },
      { asOf: 9 * day },
    );
    expect(before.factors[1]).toEqual({
      name: 'likelihood',
      factor: 1.5,
      value: 'epss-at-least-0.5',
    });
    expect(before.evidence.map(({ source }) => source)).toEqual([
      'epss',
      'epss',
    ]);
  });

  it('names the reports that stand, and the factors configured for them', async () => {
    const weights = {
      ...defaultWeights,
      exploitability: {
        ...defaultWeights.exploitability,
        exploitation: { active: 3 },
        unreachable: 0.5,
      },
    };
    const sightings = [
      {
        tool: 'Grype',
        scope: 'image',
        intervals: [
          { validFrom: 0, validTo: day, exploitation: 'poc' },
          { validFrom: day, exploitation: 'active', reachable: false },
        ],
      },
      { tool: 'Trivy', scope: '', intervals: [{ validFrom: 0 }] },
    ];
    const risk = await explain(
      { knownExploited: false, reachable: false, exploitation: 'active' },
      { weights, sightings, asOf: 2 * day },
    );
    expect(risk.factors.slice(1, 3)).toEqual([
      { name: 'likelihood', factor: 3, value: 'exploitation-active' },
      { name: 'reachability', factor: 0.5, value: 'unreachable' },
    ]);
    expect(risk.score).toBe(
      risk.factors.reduce((product, { factor }) => product * factor, 1),
    );
    expect(risk.evidence.at(-1)).toEqual({
      source: 'report',
      tool: 'Grype',
      scope: 'image',
      reachable: false,
      exploitation: 'active',
      since: '1970-01-02T00:00:00.000Z',
    });
  });
});
