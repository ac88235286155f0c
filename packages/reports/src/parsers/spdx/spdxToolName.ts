/** The name of a tool that SPDX writes with its version behind it, such as `syft-1.50.0` or `trivy-v0.50`. */
export function spdxToolName(text: string): string {
  const name = text.slice(0, longestName).trim();
  return name.replace(/[- ](?:v?\d|\[)\S*$/i, '').trim() || name;
}

const longestName = 200;
