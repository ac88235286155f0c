import { JsonNode } from '../../JsonNode';
import { vulnerabilityIdsIn } from '../../vulnerabilityIdsIn';
import { SarifTaxa } from './SarifTaxa';

/** What a result needs to know of its rule (`reportingDescriptor`). */
export interface SarifRule {
  id: string | undefined;
  name: string | undefined;
  title: string | undefined;
  /** `defaultConfiguration.level` */
  level: string | undefined;
  /** A number from 0 to 10, as GitHub code scanning defines it. */
  securitySeverity: number | undefined;
  /** As written, e.g. `CWE-079`. */
  cwe: string[];
  tags: string[];
  /** Ids that its vulnerability goes by too, as govulncheck tags them and Snyk describes them. */
  aliases: string[];
  /** Package URLs in its properties, as Grype writes them. */
  packageUrls: string[];
  /** For what is read of the result's properties too. */
  properties?: JsonNode;
}

/** Reads a rule once; results refer to it. */
export function readSarifRule(node: JsonNode, taxa: SarifTaxa): SarifRule {
  const properties = node.get('properties');
  const name = node.get('name').text();
  const tags = properties.get('tags').looseTexts();
  return {
    id: node.get('id').text(),
    name,
    title:
      node.get('shortDescription').get('text').text() ??
      node.get('fullDescription').get('text').text() ??
      name,
    level: node.get('defaultConfiguration').get('level').text(),
    securitySeverity: securitySeverityOf(properties),
    cwe: [...taxa.cweOf(node), ...tags.filter(tag => /\bcwe-\d+/i.test(tag))],
    tags,
    aliases: [
      ...tags.flatMap(vulnerabilityIdsIn),
      ...vulnerabilityIdsIn(aliasesIn(node)),
    ],
    properties,
    packageUrls: [
      ...properties.get('purls').looseTexts(),
      ...properties.get('purl').looseTexts(),
    ],
  };
}

/** Snyk begins a description with the ids in brackets; other texts may speak of vulnerabilities that are related and no more. */
function aliasesIn(node: JsonNode): string {
  const text = node.get('fullDescription').get('text').text() ?? '';
  return /^\(([^()]{1,400})\)/.exec(text)?.[1] ?? '';
}

/** The property `security-severity` of a rule or a result; `undefined` when it is no number. */
export function securitySeverityOf(properties: JsonNode): number | undefined {
  const [text = ''] = properties.get('security-severity').looseTexts();
  const score = Number.parseFloat(text);
  return Number.isFinite(score) ? score : undefined;
}
