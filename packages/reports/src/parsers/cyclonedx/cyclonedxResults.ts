import {
  anyReachable,
  Category,
  highestSeverity,
  Severity,
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { firstLine } from '../../firstLine';
import { reachableOfWord } from '../../exploitability';
import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';
import { severityOfCvssVector } from '../../severityOfCvssVector';
import { CycloneDxComponents } from './CycloneDxComponents';
import { cyclonedxIds } from './cyclonedxIds';
import { analysisStatus, isVexDocument } from './cyclonedxAnalysis';

/**
 * The vulnerabilities of a CycloneDX document, each once per component that it affects.
 *
 * @param about - what the document is about
 */
export function* cyclonedxResults(
  root: JsonNode,
  components: CycloneDxComponents,
  about: { category: Category; image?: string },
): Generator<ReportedResult> {
  const isVex = isVexDocument(root);
  for (const vulnerability of root.get('vulnerabilities').items()) {
    const status = analysisStatus(vulnerability);
    if (status === 'fixed') continue;
    const suppressed = status === 'not_affected';
    const ids = cyclonedxIds(vulnerability);
    const common = {
      rule: ids[0],
      title: firstLine(vulnerability.get('description').text()) ?? ids[0],
      severity: severityOf(vulnerability.get('ratings')),
      suppressed,
      reachable: isReachable(vulnerability),
      exploitation: isProven(vulnerability) ? ('poc' as const) : undefined,
      cwe: cwesOf(vulnerability.get('cwes')),
      vulnerabilityIds: ids,
    };
    let places = 0;
    for (const affected of vulnerability.get('affects').items()) {
      places++;
      if (isUnaffected(affected) && !suppressed) continue;
      const reference = affected.get('ref').requiredText();
      const { packageUrl, category, image } = isVex
        ? components.product(reference)
        : { ...about, packageUrl: components.packageOf(reference) };
      yield {
        ...common,
        category: about.image === undefined ? category : about.category,
        packageUrl,
        location: { package: packageUrl, image: about.image ?? image },
      };
    }
    if (places === 0) {
      yield {
        ...common,
        category: about.category,
        location: { image: about.image },
      };
    }
  }
}

/** By the justification of its analysis, or a property that is named so, as `gitlab:dependency_scanning_component:reachability` is. */
function isReachable(vulnerability: JsonNode): boolean | undefined {
  const answers = [
    reachableOfWord(vulnerability.get('analysis').get('justification').value),
  ];
  for (const property of vulnerability.get('properties').items()) {
    const name = property.get('name').text() ?? '';
    if (/(?:^|[:/.])(?:reachability|reachable)$/i.test(name)) {
      answers.push(reachableOfWord(property.get('value').value));
    }
  }
  return anyReachable(answers);
}

/** Whether it comes with a proof of concept, since 1.5. */
function isProven(vulnerability: JsonNode): boolean {
  return vulnerability.get('proofOfConcept').isObject;
}

/** The first rating with a severity, else the highest score. */
function severityOf(ratings: JsonNode): Severity | undefined {
  const scored: Severity[] = [];
  for (const rating of ratings.items()) {
    const word = rating.get('severity').text();
    const severity = word === undefined ? undefined : severityOfWord(word);
    if (severity !== undefined) return severity;
    const score = rating.get('score').number();
    const vector = rating.get('vector').text();
    const ofScore =
      score === undefined
        ? severityOfCvssVector(vector ?? '')
        : severityOfScore(score);
    if (ofScore !== undefined) scored.push(ofScore);
  }
  return highestSeverity(scored);
}

function cwesOf(cwes: JsonNode): string[] {
  const found: string[] = [];
  for (const item of cwes.items()) {
    const number = item.number();
    if (number !== undefined) found.push(`CWE-${number}`);
  }
  return found;
}

/** Whether every version that is named is said to be unaffected. */
function isUnaffected(affected: JsonNode): boolean {
  const statuses: Array<string | undefined> = [];
  for (const version of affected.get('versions').items()) {
    statuses.push(version.get('status').text());
  }
  return (
    statuses.length > 0 && statuses.every(status => status === 'unaffected')
  );
}
