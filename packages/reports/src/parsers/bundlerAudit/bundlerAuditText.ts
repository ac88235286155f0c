import { InputError } from '@backstage/errors';
import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';
import { insecureSource } from './insecureSource';

/** Whether a text is what bundler-audit prints. */
export function isBundlerAuditText(head: string): boolean {
  if (/^\s*[{[<]/.test(head)) return false;
  const fields = new Set<string>();
  for (const line of head.split('\n')) {
    const [name] = fieldOf(line) ?? [];
    if (name !== undefined) fields.add(name);
  }
  return (
    (fields.has('Name') && fields.has('Version') && hasId(fields)) ||
    fields.has(insecureSourceField) ||
    head.trim() === nothingFound
  );
}

/**
 * The results that bundler-audit prints: a block of lines such as `Advisory: CVE-2018-16471` for each, blank lines between them.
 *
 * @throws InputError when the text is something else
 */
export function* bundlerAuditText(text: string): Generator<ReportedResult> {
  let block = new Map<string, string>();
  let isKnown = false;
  for (const line of [...text.split('\n'), '']) {
    const [name, value] = fieldOf(line) ?? [];
    if (name === insecureSourceField) {
      isKnown = true;
      yield insecureSource(value!);
    } else if (name !== undefined) {
      block.set(name, value!);
    } else if (block.has('Name') && hasId(block)) {
      isKnown = true;
      yield unpatchedGem(block);
      block = new Map();
    } else {
      isKnown ||= line.trim() === nothingFound;
      block = new Map();
    }
  }
  if (!isKnown) {
    throw new InputError(
      `The report must be JSON or the text of bundler-audit, which ends in '${nothingFound}' where there is no gem to name`,
    );
  }
}

const nothingFound = 'No vulnerabilities found';
const insecureSourceField = 'Insecure Source URI found';

const names = new Set([
  insecureSourceField,
  'Name',
  'Version',
  'Advisory',
  'CVE',
  'GHSA',
  'Criticality',
  'URL',
  'Title',
  'Solution',
]);

function fieldOf(line: string): [string, string] | undefined {
  const colon = line.indexOf(': ');
  const name = line.slice(0, Math.max(0, colon));
  const value = line.slice(colon + 2).trim();
  return names.has(name) && value !== '' ? [name, value] : undefined;
}

function hasId(fields: { has(name: string): boolean }): boolean {
  return fields.has('Advisory') || fields.has('CVE') || fields.has('GHSA');
}

function unpatchedGem(block: Map<string, string>): ReportedResult {
  const ids = ['Advisory', 'CVE', 'GHSA']
    .map(name => block.get(name))
    .filter(id => id !== undefined);
  const packageUrl = packageUrlOf('gem', block.get('Name')!);
  return {
    category: 'dependency',
    rule: ids[0],
    title: block.get('Title') ?? ids[0],
    severity: severityOfWord(block.get('Criticality') ?? ''),
    vulnerabilityIds: ids,
    packageUrl,
    location: { package: packageUrl },
  };
}
