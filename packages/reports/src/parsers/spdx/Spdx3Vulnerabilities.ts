import {
  Severity,
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { firstLine } from '../../firstLine';
import { JsonNode } from '../../JsonNode';
import { vulnerabilityIdsIn } from '../../vulnerabilityIdsIn';
import { VexAssertion } from '../vex/VexAssertion';
import { referencesOf, Spdx3Graph } from './Spdx3Graph';

/** What an assertion says of the vulnerability itself. */
type Described = Pick<
  VexAssertion,
  'vulnerabilityIds' | 'title' | 'cwe' | 'severityOf'
>;

/**
 * The vulnerabilities of an SPDX 3 document with their ratings.
 */
export class Spdx3Vulnerabilities {
  readonly #severities = new Map<string, Severity>();
  readonly #scores = new Map<string, number>();

  constructor(private readonly graph: Spdx3Graph) {
    for (const rating of graph.ofType(
      'security_CvssV4VulnAssessmentRelationship',
      'security_CvssV3VulnAssessmentRelationship',
      'security_CvssV2VulnAssessmentRelationship',
    )) {
      const [id] = referencesOf(rating.get('from'));
      if (id !== undefined) this.#rate(id, rating);
    }
  }

  /** @param id - of the element of the vulnerability, which may be in another document */
  describe(id: string): Described {
    const element = this.graph.element(id);
    const score = this.#scores.get(id);
    const severity =
      this.#severities.get(id) ??
      (score === undefined ? undefined : severityOfScore(score));
    return {
      vulnerabilityIds: element ? idsOf(element, id) : idsOfReference(id),
      title: firstLine(
        element?.get('summary').text() ?? element?.get('description').text(),
      ),
      severityOf: () => severity,
    };
  }

  /** The first word counts, else the highest score. */
  #rate(id: string, rating: JsonNode): void {
    const word = rating.get('security_severity').text();
    const severity = word === undefined ? undefined : severityOfWord(word);
    if (severity !== undefined && !this.#severities.has(id)) {
      this.#severities.set(id, severity);
    }
    const score = rating.get('security_score').number();
    const known = this.#scores.get(id) ?? 0;
    if (score !== undefined) this.#scores.set(id, Math.max(known, score));
  }
}

function idsOf(vulnerability: JsonNode, id: string): string[] {
  const ids: string[] = [];
  for (const each of vulnerability.get('externalIdentifier').items()) {
    const type = each.get('externalIdentifierType').text() ?? '';
    if (!identifierTypes.has(type)) continue;
    const identifier = each.get('identifier').requiredText();
    const named = vulnerabilityIdsIn(identifier);
    ids.push(...(named.length > 0 ? named : [identifier]));
  }
  const name = vulnerability.get('name').text();
  ids.push(...vulnerabilityIdsIn(name ?? ''));
  if (ids.length > 0) return ids;
  return name === undefined ? idsOfReference(id) : [name];
}

const identifierTypes = new Set(['cve', 'securityOther']);

function idsOfReference(id: string): string[] {
  const named = vulnerabilityIdsIn(id);
  return named.length > 0 ? named : [id];
}
