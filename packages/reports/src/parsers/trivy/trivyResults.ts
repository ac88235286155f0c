import {
  Severity,
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult } from '../../ReportParser';
import { JsonNode } from '../../JsonNode';
import { installedPackageUrl } from '../../installedPackageUrl';
import { TrivySection } from './trivySections';

/** An item of `Vulnerabilities`. */
export function vulnerability(
  item: JsonNode,
  section: TrivySection,
): ReportedResult {
  // Its first versions listed some without an id.
  const id = item.get('VulnerabilityID').text() ?? 'unspecified';
  const name = item.get('PkgName').text();
  // Before its version 0.46, Trivy wrote no package URL.
  const packageUrl =
    item.get('PkgIdentifier').get('PURL').text() ??
    (name && installedPackageUrl({ kind: section.type, name }));
  return {
    category: section.category === 'container' ? 'container' : 'dependency',
    rule: id,
    title: item.get('Title').text() ?? [id, name].filter(Boolean).join(' in '),
    severity: severityOf(item),
    // Said by the vendor of the package.
    suppressed: item.get('Status').text() === 'not_affected',
    cwe: item.get('CweIDs').texts(),
    vulnerabilityIds: [id, ...item.get('VendorIDs').texts()],
    packageUrl,
    location: {
      package: packageUrl,
      path: item.get('PkgPath').text() ?? section.path,
      image: section.image,
    },
  };
}

/** An item of `Misconfigurations`. */
export function misconfiguration(
  item: JsonNode,
  section: TrivySection,
): ReportedResult {
  const id = item.get('ID').text() ?? item.get('AVDID').requiredText();
  const cause = item.get('CauseMetadata');
  return {
    category: 'cloud',
    rule: id,
    title: item.get('Title').text() ?? id,
    severity: wordSeverity(item),
    suppressed: item.get('Status').text() === 'EXCEPTION',
    code: cause.get('Resource').text() ?? causeOf(cause.get('Code')),
    location: {
      path: section.path,
      line: lineOf(cause),
      image: section.image,
    },
  };
}

/** An item of `Secrets`. Trivy masks the credential in all it shows of it. */
export function secret(item: JsonNode, section: TrivySection): ReportedResult {
  const id = item.get('RuleID').requiredText();
  return {
    category: 'secret',
    rule: id,
    title: item.get('Title').text() ?? id,
    severity: wordSeverity(item),
    location: {
      path: section.path,
      line: lineOf(item),
      image: section.image,
    },
  };
}

/** An item of `ExperimentalModifiedFindings` (`--show-suppressed`). */
export function* suppressed(
  item: JsonNode,
  section: TrivySection,
): Generator<ReportedResult> {
  const status = item.get('Status').text() ?? '';
  const read = readers.get(item.get('Type').text() ?? '');
  if (!read || !suppressingStatuses.has(status)) return;
  yield { ...read(item.get('Finding'), section), suppressed: true };
}

const readers = new Map([
  ['vulnerability', vulnerability],
  ['misconfiguration', misconfiguration],
  ['secret', secret],
]);

/** What is `fixed` is gone; the others stay in the list they were in. */
const suppressingStatuses = new Set(['ignored', 'not_affected']);

/** The lines that are the cause, without those shown around them. */
function causeOf(code: JsonNode): string | undefined {
  const lines: string[] = [];
  for (const line of code.get('Lines').items()) {
    if (line.get('IsCause').value === true) {
      lines.push(line.get('Content').text() ?? '');
    }
  }
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** Trivy writes 0 where it knows no line. */
function lineOf(item: JsonNode): number | undefined {
  return item.get('StartLine').number() || undefined;
}

function severityOf(item: JsonNode): Severity | undefined {
  const word = wordSeverity(item);
  if (word !== undefined) return word;
  let highest: number | undefined;
  for (const [, source] of item.get('CVSS').entries()) {
    const score =
      source.get('V40Score').number() ??
      source.get('V3Score').number() ??
      source.get('V2Score').number();
    if (score !== undefined) highest = Math.max(highest ?? score, score);
  }
  return highest === undefined ? undefined : severityOfScore(highest);
}

function wordSeverity(item: JsonNode): Severity | undefined {
  const word = item.get('Severity').text();
  return word === undefined ? undefined : severityOfWord(word);
}
