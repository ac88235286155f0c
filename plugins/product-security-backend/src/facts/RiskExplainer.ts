import {
  ExploitabilityEvidence,
  Finding,
  FindingRisk,
  RiskFactor,
} from '@prodsec/backstage-plugin-product-security-common';
import { Exploitability } from '../exploitability/Exploitability';
import { exploitabilityFactor } from '../exploitability/exploitabilityFactor';
import { formatMoment } from '../moment';
import { Weights } from './readWeights';

/** What tools say of a finding, as far as its risk is concerned. Moments are milliseconds since 1970 UTC. */
export interface RiskSighting {
  tool: string;
  scope: string;
  intervals: {
    validFrom: number;
    validTo?: number;
    reachable?: boolean;
    exploitation?: Finding['exploitability']['exploitation'];
  }[];
}

/** Says why the risk score of a finding is what it is. */
export class RiskExplainer {
  constructor(
    private readonly options: {
      exploitability: { current(): Promise<Exploitability> };
      weights: Weights;
    },
  ) {}

  /**
   * @param finding - as of the moment
   * @param sightings - of the finding, with their history
   * @param asOf - milliseconds since 1970 UTC
   */
  async explain(
    finding: Finding,
    sightings: readonly RiskSighting[],
    asOf: number,
  ): Promise<FindingRisk> {
    const book = await this.options.exploitability.current();
    return {
      score: finding.riskScore,
      factors: this.#factorsOf(finding),
      evidence: [
        ...fromCatalog(finding, book, asOf),
        ...fromEpss(finding, book, asOf),
        ...fromReports(sightings, asOf),
      ],
    };
  }

  #factorsOf(finding: Finding): RiskFactor[] {
    const { exploitability, riskFactors, severity, tier, exposure } = finding;
    const { likelihood, reachability } = exploitabilityFactor(
      exploitability,
      this.options.weights.exploitability,
    );
    return [
      { name: 'severity', factor: riskFactors.severity, value: severity },
      {
        name: 'likelihood',
        factor: likelihood,
        value: this.#likelihoodOf(finding, likelihood),
      },
      {
        name: 'reachability',
        factor: reachability,
        value: reachabilityOf(exploitability.reachable),
      },
      { name: 'tier', factor: riskFactors.tier, value: tier },
      { name: 'exposure', factor: riskFactors.exposure, value: exposure },
    ];
  }

  /** What the factor of likelihood goes by. */
  #likelihoodOf({ exploitability }: Finding, likelihood: number): string {
    const { knownExploited, epss, exploitation } = exploitability;
    const weights = this.options.weights.exploitability;
    if (knownExploited && weights.knownExploited === likelihood) {
      return 'known-exploited';
    }
    if (exploitation && weights.exploitation[exploitation] === likelihood) {
      return `exploitation-${exploitation}`;
    }
    const band = weights.epss.find(
      ({ atLeast, weight }) =>
        weight === likelihood && epss !== undefined && epss >= atLeast,
    );
    return band ? `epss-at-least-${band.atLeast}` : 'otherwise';
  }
}

function reachabilityOf(reachable: boolean | undefined): string {
  if (reachable === undefined) return 'unknown';
  return reachable ? 'reachable' : 'unreachable';
}

function* fromCatalog(
  { cve }: Finding,
  book: Exploitability,
  asOf: number,
): Generator<ExploitabilityEvidence> {
  for (const id of cve) {
    const entry = book.knownExploitedAt(id, asOf);
    if (entry) {
      yield { source: 'kev', cve: id, dateAdded: formatMoment(entry.addedAt) };
    }
  }
}

function* fromEpss(
  { cve }: Finding,
  { epss }: Exploitability,
  asOf: number,
): Generator<ExploitabilityEvidence> {
  const file = epss.fileAt(asOf);
  if (file === undefined) return;
  for (const id of cve) {
    const probability = epss.scoreOf(id, file);
    if (probability === undefined) continue;
    yield {
      source: 'epss',
      cve: id,
      probability,
      percentile: epss.percentileOf(probability, file),
      date: formatMoment(epss.dates[file]),
    };
  }
}

function* fromReports(
  sightings: readonly RiskSighting[],
  asOf: number,
): Generator<ExploitabilityEvidence> {
  for (const { tool, scope, intervals } of sightings) {
    const standing = intervals.find(
      ({ validFrom, validTo = Infinity }) =>
        validFrom <= asOf && asOf < validTo,
    );
    if (!standing) continue;
    const { reachable = null, exploitation = null, validFrom } = standing;
    if (exploitation !== null || reachable !== null) {
      yield {
        source: 'report',
        tool,
        scope,
        reachable,
        exploitation,
        since: formatMoment(validFrom),
      };
    }
  }
}
