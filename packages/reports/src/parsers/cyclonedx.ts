import {
  Severity,
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult, ReportParser } from '../ReportParser';
import { JsonNode } from '../JsonNode';
import { CycloneDxComponents } from './cyclonedx/CycloneDxComponents';

/**
 * CycloneDX 1.2 to 1.7 in JSON: bills of materials, with or without vulnerabilities, and VEX documents.
 *
 * @remarks
 * Source: ECMA-424 and its JSON schemas. A bill of materials without vulnerabilities is a scan without results.
 */
export const cyclonedxParser: ReportParser = {
  format: 'cyclonedx',
  title: 'CycloneDX (JSON)',

  detect({ json }) {
    return (
      typeof json === 'object' &&
      json !== null &&
      'bomFormat' in json &&
      json.bomFormat === 'CycloneDX'
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    if (root.get('bomFormat').text() !== 'CycloneDX') {
      throw root.get('bomFormat').wrong("the text 'CycloneDX'");
    }
    const subject = root.get('metadata').get('component');
    const image =
      subject.get('type').text() === 'container'
        ? subject.get('name').text()
        : undefined;
    const category = image === undefined ? 'dependency' : 'container';
    return {
      tool: toolOf(root.get('metadata').get('tools')) ?? 'CycloneDX',
      categories: [category],
      results: vulnerabilities(root, result => ({
        ...result,
        category,
        location: { ...result.location, image },
      })),
    };
  },
};

/** The first tool that has a name: a list of tools up to 1.4, components and services since. */
function toolOf(tools: JsonNode): string | undefined {
  const lists = tools.isList
    ? [tools]
    : [tools.get('components'), tools.get('services')];
  for (const list of lists) {
    for (const tool of list.items()) {
      const name = tool.get('name').text();
      if (name !== undefined) return name;
    }
  }
  return undefined;
}

type Vulnerability = Omit<ReportedResult, 'category'>;

function* vulnerabilities(
  root: JsonNode,
  complete: (vulnerability: Vulnerability) => ReportedResult,
): Generator<ReportedResult> {
  const components = new CycloneDxComponents(root);
  for (const vulnerability of root.get('vulnerabilities').items()) {
    const state = vulnerability.get('analysis').get('state').text();
    if (state !== undefined && resolvedStates.has(state)) continue;
    const ids = idsOf(vulnerability);
    const common = {
      rule: ids[0],
      title: firstLine(vulnerability.get('description').text()) ?? ids[0],
      severity: severityOf(vulnerability.get('ratings')),
      suppressed: state !== undefined && suppressedStates.has(state),
      cwe: cwesOf(vulnerability.get('cwes')),
      vulnerabilityIds: ids,
    };
    let places = 0;
    for (const affected of vulnerability.get('affects').items()) {
      places++;
      if (isUnaffected(affected)) continue;
      const packageUrl = components.packageOf(
        affected.get('ref').requiredText(),
      );
      yield complete({
        ...common,
        packageUrl,
        location: { package: packageUrl },
      });
    }
    if (places === 0) yield complete({ ...common, location: {} });
  }
}

const resolvedStates = new Set(['resolved', 'resolved_with_pedigree']);
const suppressedStates = new Set(['not_affected', 'false_positive']);

/** The id and those of `references`, which the specification calls equivalent. */
function idsOf(vulnerability: JsonNode): string[] {
  const ids = [vulnerability.get('id').text()];
  for (const reference of vulnerability.get('references').items()) {
    ids.push(reference.get('id').text());
  }
  const known = ids.filter(id => id !== undefined);
  if (known.length === 0) throw vulnerability.get('id').wrong('a text');
  return known;
}

/** The first rating with a severity, else the highest score. */
function severityOf(ratings: JsonNode): Severity | undefined {
  let highest: number | undefined;
  for (const rating of ratings.items()) {
    const word = rating.get('severity').text();
    const severity = word === undefined ? undefined : severityOfWord(word);
    if (severity !== undefined) return severity;
    const score = rating.get('score').number();
    if (score !== undefined) highest = Math.max(highest ?? score, score);
  }
  return highest === undefined ? undefined : severityOfScore(highest);
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

function firstLine(text: string | undefined): string | undefined {
  return text?.trim().split(/\r?\n/, 1)[0] || undefined;
}
