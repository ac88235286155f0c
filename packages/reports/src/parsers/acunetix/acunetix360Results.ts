import {
  Severity,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';

/** `Vulnerabilities` of Acunetix 360, Invicti and Netsparker. */
export function* acunetix360Results(root: JsonNode): Generator<ReportedResult> {
  const vulnerabilities = root.get('Vulnerabilities');
  if (!vulnerabilities.isList) throw vulnerabilities.wrong('a list');
  for (const item of vulnerabilities.items()) {
    const state = item.get('State').text() ?? '';
    if (/\bfixed\b/i.test(state)) continue;
    const name = item.get('Name').text();
    const rule = item.get('Type').text() ?? item.get('Name').requiredText();
    const request = item.get('HttpRequest');
    yield {
      category: 'dynamic',
      rule,
      title: name ?? rule,
      severity: severityOf(item.get('Severity').text()),
      suppressed: /falsepositive|acceptedrisk|ignored/i.test(
        state.replaceAll(' ', ''),
      ),
      cwe: weaknesses(item.get('Classification').get('Cwe')),
      method: request.get('Method').text(),
      parameter: vulnerableParameters(request.get('Parameters')),
      location: { url: item.get('Url').requiredText() },
    };
  }
}

function severityOf(word: string | undefined): Severity | undefined {
  if (word === undefined) return undefined;
  // What it recommends, and calls no weakness.
  return /^best ?practice$/i.test(word) ? 'info' : severityOfWord(word);
}

/** Numbers in one text: `16, 200`. */
function weaknesses(cwe: JsonNode): string[] {
  return cwe
    .looseTexts()
    .flatMap(text => text.split(','))
    .map(text => text.trim())
    .filter(text => /^\d{1,6}$/.test(text))
    .map(text => `CWE-${text}`);
}

/** The others are only part of the request. */
function vulnerableParameters(parameters: JsonNode): string | undefined {
  const names = new Set<string>();
  for (const parameter of parameters.items()) {
    const name = parameter.get('Name').text();
    const isVulnerable = parameter.get('Vulnerable').value === true;
    if (isVulnerable && name !== undefined) names.add(name);
  }
  return names.size === 0 ? undefined : [...names].sort().join(', ');
}
