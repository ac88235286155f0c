import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';
import { veracodeSeverity } from './veracodeSeverity';

/**
 * The findings of a pipeline scan. Its issue ids are counted anew by each scan; what it compares with a baseline are the hashes of
 * `flaw_match`.
 */
export function* veracodePipeline(list: JsonNode): Generator<ReportedResult> {
  for (const finding of list.items()) {
    const cwe = cweOf(finding);
    const source = finding.get('files').get('source_file');
    yield {
      category: 'code',
      rule: cwe,
      title: finding.get('issue_type').text() ?? cwe,
      severity: veracodeSeverity(finding.get('severity').number()),
      cwe: [cwe],
      location: {
        path: source.get('file').text()?.replace(/^\/+/, ''),
        line: source.get('line').number(),
      },
      code: codeOf(finding, source),
      fingerprint: fingerprintOf(finding.get('flaw_match')),
    };
  }
}

function cweOf(finding: JsonNode): string {
  const [id] = finding.get('cwe_id').looseTexts();
  return `CWE-${id ?? finding.get('cwe_id').requiredText()}`;
}

/** The function that is called, and the one it is called in. */
function codeOf(finding: JsonNode, source: JsonNode): string | undefined {
  const names = [
    finding.get('title').text(),
    source.get('qualified_function_name').text() ??
      source.get('function_name').text(),
    source.get('function_prototype').text(),
    source.get('scope').text(),
  ];
  return names.filter(Boolean).join(' ') || undefined;
}

function fingerprintOf(match: JsonNode): string | undefined {
  const parts: string[] = [];
  for (const [name, part] of match.entries()) {
    // How many flaws have the same hash changes when one of the others is fixed.
    if (name.endsWith('_count')) continue;
    parts.push(...part.looseTexts().map(text => `${name}=${text}`));
  }
  return parts.length === 0 ? undefined : parts.sort().join('\n');
}
