import { Control } from '@prodsec/backstage-plugin-product-security-common';

/**
 * What to paste to mend a missing control: lines of catalog-info.yaml, or the command that uploads a report.
 * @internal
 */
export function controlAdvice(control: Control, uploadUrl: string): string {
  switch (control) {
    case 'repository':
      return annotation(
        'github.com/project-slug',
        '<organisation>/<repository>',
      );
    case 'owner':
      return [
        annotation('prodsec.dev/accountable-owner', 'user:default/<name>'),
        'spec:',
        '  owner: group:default/<team>',
      ].join('\n');
    case 'release_evidence':
      return annotation(
        'prodsec.dev/release-evidence',
        '<path of the evidence>',
      );
    default:
      return uploadCommand(uploadUrl);
  }
}

/**
 * The command that uploads a scanner's report.
 * @internal
 */
export function uploadCommand(uploadUrl: string): string {
  return [
    'curl --fail-with-body --data-binary @report.json \\',
    '  --header "Content-Type: application/octet-stream" \\',
    '  --header "Authorization: Bearer $TOKEN" \\',
    `  ${quote(uploadUrl)}`,
  ].join('\n');
}

/**
 * The annotations that make a component a well-described application.
 * @internal
 */
export const firstAnnotations = [
  'metadata:',
  '  annotations:',
  '    prodsec.dev/tier: "1"            # 1, 2 or 3',
  '    prodsec.dev/exposure: internet   # internet, partner or internal',
  '    github.com/project-slug: <organisation>/<repository>',
].join('\n');

function annotation(name: string, value: string): string {
  return ['metadata:', '  annotations:', `    ${name}: ${value}`].join('\n');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
