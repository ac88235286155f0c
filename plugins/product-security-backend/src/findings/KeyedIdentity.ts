import { createFindingId } from './createFindingId';
import { hashKey } from './hashKey';
import { groupResults, ReportedFinding } from './Report';
import { sight } from './sight';
import { NormalisedResult } from '@prodsec/reports';
import {
  createUnitFinding,
  MatchedBy,
  Material,
  resolveJoins,
  UnitFinding,
} from './UnitFinding';
import { ScanLane, UnitIdentity } from './UnitIdentity';

/**
 * Identity of the categories where a result names what it is about: a package and its vulnerability, a credential, a
 * request. Results that share a name are one finding; a result that has the names of two joins them.
 */
export class KeyedIdentity implements UnitIdentity {
  readonly findings: UnitFinding[];
  readonly #byKey = new Map<string, UnitFinding>();
  readonly #order = new Map<UnitFinding, number>();
  #joined = false;

  constructor(findings: UnitFinding[]) {
    this.findings = [...findings];
    for (const finding of findings) {
      this.#order.set(finding, this.#order.size);
      for (const key of finding.keys) this.#byKey.set(key, finding);
    }
  }

  get joined(): boolean {
    return this.#joined;
  }

  identify(scan: ScanLane, results: NormalisedResult[]): ReportedFinding[] {
    const reports = new Map<UnitFinding, Report>();
    const identities = withPlaces(
      results.map(result => identityOf(scan.tool, result)),
    );
    const found = identities.map(identity => this.#find(identity));
    for (const [index, result] of results.entries()) {
      const finding = resolveJoins(found[index]);
      const report = reports.get(finding);
      if (report) report.results.push(result);
      else reports.set(finding, { results: [result], ...identities[index] });
    }
    const reported: ReportedFinding[] = [];
    for (const [finding, { results: same, matchedBy }] of reports) {
      const group = groupResults(same);
      const { material } =
        same.length > 1
          ? identityOf(scan.tool, group.first)
          : reports.get(finding)!;
      sight(finding, scan, material, group.details, matchedBy);
      reported.push({ finding, said: group.said });
    }
    return reported;
  }

  retire(): void {
    // What stands does not matter to names.
  }

  #find(identity: Identity): UnitFinding {
    let finding = this.#findByPlace(identity);
    for (const key of identity.keys) {
      const known = this.#byKey.get(key);
      if (!known) continue;
      const other = resolveJoins(known);
      finding =
        finding && finding !== other ? this.#join(finding, other) : other;
    }
    if (!finding) {
      finding = createUnitFinding(createFindingId());
      this.findings.push(finding);
      this.#order.set(finding, this.#order.size);
    }
    for (const key of identity.keys) {
      if (finding.keys.has(key)) continue;
      finding.keys.add(key);
      finding.touched = true;
      this.#byKey.set(key, finding);
    }
    const { place } = identity;
    if (place !== undefined && !this.#byKey.has(place)) {
      finding.keys.add(place);
      finding.touched = true;
      this.#byKey.set(place, finding);
    }
    for (const id of identity.material.vulnerabilityIds ?? []) {
      if (!finding.vulnerabilityIds.has(id)) {
        finding.vulnerabilityIds.add(id);
        finding.touched = true;
      }
    }
    finding.credentialHash ??= identity.material.credentialHash;
    return finding;
  }

  /**
   * A report of one hidden credential cannot show that its fingerprint tells anything apart, so that it comes without, and one of
   * several comes with one: where the place has one credential, it is the same.
   */
  #findByPlace({ keys, place, material }: Identity): UnitFinding | undefined {
    if (place === undefined || keys.some(key => this.#byKey.has(key))) {
      return undefined;
    }
    const known = this.#byKey.get(place);
    if (!known) return undefined;
    const finding = resolveJoins(known);
    const hadFingerprint = [...finding.keys].some(key => key !== place);
    return material.fingerprint !== undefined && hadFingerprint
      ? undefined
      : finding;
  }

  #join(one: UnitFinding, two: UnitFinding): UnitFinding {
    this.#joined = true;
    const [older, younger] =
      this.#order.get(one)! < this.#order.get(two)! ? [one, two] : [two, one];
    younger.joinedWith = older;
    older.touched = true;
    for (const key of younger.keys) older.keys.add(key);
    for (const id of younger.vulnerabilityIds) older.vulnerabilityIds.add(id);
    for (const [lane, sighting] of younger.sightings) {
      if (!older.sightings.has(lane)) older.sightings.set(lane, sighting);
    }
    return older;
  }
}

/** What makes a result the finding that it is. */
export interface Identity {
  keys: string[];
  /** Of a hidden credential: the name of its rule and path, where the report has one credential of it. */
  place?: string;
  material: Material;
  matchedBy: MatchedBy;
}

interface Report extends Identity {
  results: NormalisedResult[];
}

/** The names of a result, and what they are made of. */
export function identityOf(tool: string, result: NormalisedResult): Identity {
  const { category, rule, location } = result;
  if (category === 'secret') {
    const { credentialHash, fingerprint } = result;
    if (credentialHash !== undefined) {
      return {
        keys: [hashKey('credential', credentialHash)],
        material: { credentialHash },
        matchedBy: 'credential',
      };
    }
    return {
      keys: [hashKey('secret', tool, rule, location.path, fingerprint)],
      place: hashKey('secret', tool, rule, location.path, undefined),
      material: { rule, path: location.path, fingerprint },
      matchedBy: 'rule-path-fingerprint',
    };
  }
  if (category === 'dynamic') {
    const path = requestPath(location.url) ?? location.path;
    const method = result.method?.toLocaleUpperCase('en-US');
    return {
      keys: [hashKey('request', tool, rule, method, path, result.parameter)],
      material: { rule, method, path, parameter: result.parameter },
      matchedBy: 'request',
    };
  }
  if (result.package === undefined) {
    return {
      keys: [hashKey('rule', rule, location.path)],
      material: {
        rule,
        path: location.path,
        vulnerabilityIds: result.vulnerabilityIds,
      },
      matchedBy: 'rule-path',
    };
  }
  const ids = result.vulnerabilityIds?.length
    ? result.vulnerabilityIds
    : [rule];
  return {
    keys: ids.map(id =>
      hashKey('package', result.package, id.toLocaleUpperCase('en-US')),
    ),
    material: { package: result.package, vulnerabilityIds: ids },
    matchedBy: 'package-vulnerability',
  };
}

/** Without the places that several different credentials share. */
function withPlaces(identities: Identity[]): Identity[] {
  const at = new Map<string, string>();
  const shared = new Set<string>();
  for (const { place, keys } of identities) {
    if (place === undefined) continue;
    const known = at.get(place);
    if (known === undefined) at.set(place, keys[0]);
    else if (known !== keys[0]) shared.add(place);
  }
  return identities.map(identity =>
    identity.place !== undefined && shared.has(identity.place)
      ? { ...identity, place: undefined }
      : identity,
  );
}

function requestPath(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  return URL.canParse(url) ? new URL(url).pathname : url.split(/[?#]/, 1)[0];
}
