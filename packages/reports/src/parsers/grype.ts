import {
  Category,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult, ReportParser } from '../ReportParser';
import { exploitationOfFlags } from '../exploitability';
import { JsonNode } from '../JsonNode';
import { hasShape } from '../hasShape';
import { installedPackageUrl, isSystemPackage } from '../installedPackageUrl';
import { separateVulnerabilities } from '../separateVulnerabilities';
import { severityOfWordOrScore } from '../severityOfWordOrScore';

/**
 * JSON of Grype (`--output json`).
 *
 * @remarks
 * Source: `models.Document` of Grype, and its forms since version 0.1. What is found in an image is `container`; elsewhere, packages
 * of an operating system are `container` and others `dependency`. `ignoredMatches` come in suppressed.
 */
export const grypeParser: ReportParser = {
  format: 'grype',
  title: 'Grype (JSON)',

  detect({ json }) {
    if (!hasShape(json, 'matches')) return false;
    const { matches, descriptor } = json;
    return (
      (hasShape(descriptor) && descriptor.name === 'grype') ||
      (Array.isArray(matches) &&
        hasShape(matches[0], 'vulnerability', 'artifact'))
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    const matches = root.get('matches');
    if (matches.isAbsent && root.get('descriptor').isAbsent) {
      throw matches.wrong('a list');
    }
    const subject = subjectOf(root);
    return {
      tool: 'Grype',
      categories: [subject.isImage ? 'container' : 'dependency'],
      results: results(root, subject),
    };
  },
};

interface Subject {
  isImage: boolean;
  image: string | undefined;
  distribution: string | undefined;
}

function subjectOf(root: JsonNode): Subject {
  const source = root.get('source');
  const target = source.get('target');
  const isImage =
    source.get('type').text() === 'image' ||
    (target.isObject && !target.get('imageID').isAbsent);
  return {
    isImage,
    image:
      isImage && target.isObject ? target.get('userInput').text() : undefined,
    distribution: root.get('distro').get('name').text(),
  };
}

function* results(root: JsonNode, subject: Subject): Generator<ReportedResult> {
  for (const match of root.get('matches').items()) {
    yield* resultsOf(match, subject);
  }
  for (const match of root.get('ignoredMatches').items()) {
    for (const result of resultsOf(match, subject)) {
      yield { ...result, suppressed: true };
    }
  }
}

function* resultsOf(
  match: JsonNode,
  subject: Subject,
): Generator<ReportedResult> {
  const vulnerability = match.get('vulnerability');
  const artifact = match.get('artifact');
  const id = vulnerability.get('id').requiredText();
  const name = artifact.get('name').requiredText();
  const packageUrl = packageUrlOfArtifact(artifact, name, subject);
  const common = {
    category: categoryOf(artifact, subject),
    severity: severityOf(vulnerability),
    cwe: cwesOf(vulnerability),
    packageUrl,
    location: {
      package: packageUrl,
      path: artifact.get('locations').at(0).get('path').text(),
      image: subject.image,
    },
  };
  const exploited = knownExploited(match);
  for (const ids of separateVulnerabilities(id, relatedIdsOf(match))) {
    yield {
      ...common,
      rule: ids[0],
      title: `${ids[0]} in ${name}`,
      vulnerabilityIds: ids,
      exploitation: exploitationOfFlags({
        known: ids.some(each => exploited.has(each)),
      }),
    };
  }
}

/** The CVEs of a match that Grype's database has from the catalog of known exploited ones, since 0.88. */
function knownExploited(match: JsonNode): Set<string> {
  const exploited = new Set<string>();
  const related = match.get('relatedVulnerabilities').items();
  for (const about of [match.get('vulnerability'), ...related]) {
    for (const entry of about.get('knownExploited').items()) {
      const cve = entry.get('cve').text();
      if (cve !== undefined) exploited.add(cve);
    }
  }
  return exploited;
}

function relatedIdsOf(match: JsonNode): string[] {
  const ids: string[] = [];
  for (const related of match.get('relatedVulnerabilities').items()) {
    ids.push(related.get('id').requiredText());
  }
  return ids;
}

/** Grype gives every package its URL since version 0.1; a bill of materials it is given may have none. */
function packageUrlOfArtifact(
  artifact: JsonNode,
  name: string,
  { distribution }: Subject,
): string | undefined {
  const kind =
    artifact.get('type').text() ?? artifact.get('language').text() ?? '';
  return (
    artifact.get('purl').text() ??
    installedPackageUrl({ kind, name, distribution })
  );
}

function categoryOf(artifact: JsonNode, { isImage }: Subject): Category {
  const isSystem = isSystemPackage(artifact.get('type').text() ?? '');
  return isImage || isSystem ? 'container' : 'dependency';
}

function severityOf(vulnerability: JsonNode): Severity | undefined {
  const scores: string[] = [];
  for (const cvss of vulnerability.get('cvss').items()) {
    scores.push(...cvss.get('metrics').get('baseScore').looseTexts());
  }
  return severityOfWordOrScore(vulnerability.get('severity').text(), ...scores);
}

function cwesOf(vulnerability: JsonNode): string[] {
  const cwes: string[] = [];
  for (const weakness of vulnerability.get('cwes').items()) {
    cwes.push(...weakness.get('cwe').texts());
  }
  return cwes;
}
