import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';

/** The misconfigurations of one file, as `snyk iac test` reports them. */
export function* snykIacIssues(file: JsonNode): Generator<ReportedResult> {
  const path = file.get('targetFile').text() ?? file.get('path').text();
  for (const issue of file.get('infrastructureAsCodeIssues').items()) {
    const id = issue.get('id').requiredText();
    yield {
      category: 'cloud',
      rule: id,
      title: issue.get('title').text() ?? id,
      severity: severityOfWord(issue.get('severity').text() ?? ''),
      suppressed: issue.get('isIgnored').value === true,
      // Where in the file it is: the resource and its attribute.
      code: issue.get('path').looseTexts().join('.'),
      location: {
        path,
        line: positive(issue.get('lineNumber').number()),
      },
    };
  }
}

/** Snyk writes -1 where it does not know the line. */
function positive(line: number | undefined): number | undefined {
  return line !== undefined && line > 0 ? line : undefined;
}
