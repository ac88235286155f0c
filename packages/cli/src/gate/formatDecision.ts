import { GateDecision } from '@prodsec/backstage-plugin-product-security-common';
import { escapeXml } from '../terminal/escapeXml';
import { printable } from '../terminal/printable';

/** What `--format` accepts. */
export const gateFormats = ['text', 'json', 'junit', 'github'] as const;

/** A decision of the portal's gate, line by line. */
export function formatDecision(
  format: (typeof gateFormats)[number],
  decision: GateDecision,
): string[] {
  return {
    text: asText,
    json: (one: GateDecision) => [JSON.stringify(one, undefined, 2)],
    junit: asJUnit,
    github: asGitHub,
  }[format](decision);
}

function asText(decision: GateDecision): string[] {
  const { status, attempt, reasons, comparedWith } = decision;
  const recorded = attempt === null ? 'not recorded' : `attempt ${attempt}`;
  const [link] = reasons.flatMap(reason => reason.link ?? []);
  return [
    `${titleOf(decision)}: ${status} (${recorded})`,
    ...reasons.map(({ cause, text }) => `  ${cause.padEnd(8)}  ${text}`),
    ...(comparedWith
      ? [
          `Compared with ${comparedWith.version}, released ${comparedWith.releasedAt}`,
        ]
      : []),
    ...(link ? [`See ${link}`] : []),
  ].map(printable);
}

/** One test case for each rule that was asked, as CI systems show them. */
function asJUnit(decision: GateDecision): string[] {
  const { gate, policy, reasons } = decision;
  const rules = [
    ...new Set([
      ...Object.keys(policy),
      ...reasons.map(({ rule }) => rule as string),
    ]),
  ];
  const failed = new Set(reasons.map(({ rule }) => rule as string));
  const name = escapeXml(titleOf(decision));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="prodsec gate">',
    `  <testsuite name="${name}" tests="${rules.length}" failures="${failed.size}">`,
    ...rules.flatMap(rule => {
      const start = `    <testcase classname="${escapeXml(
        gate,
      )}" name="${escapeXml(rule)}"`;
      const broken = reasons.filter(reason => reason.rule === rule);
      if (!broken.length) return [`${start}/>`];
      return [
        `${start}>`,
        ...broken.map(
          ({ cause, text, findings }) =>
            `      <failure type="${escapeXml(cause)}" message="${escapeXml(
              text,
            )}">${escapeXml(findings.join('\n'))}</failure>`,
        ),
        '    </testcase>',
      ];
    }),
    '  </testsuite>',
    '</testsuites>',
  ];
}

/** Workflow commands of GitHub Actions, which become annotations. */
function asGitHub(decision: GateDecision): string[] {
  const { reasons, status, attempt } = decision;
  const title = titleOf(decision);
  if (!reasons.length) {
    const recorded = attempt === null ? '' : ` at attempt ${attempt}`;
    return [command('notice', title, `${status}${recorded}`)];
  }
  return reasons.map(({ cause, text, link }) =>
    command(
      'error',
      `${title} (${cause})`,
      link ? `${text}. See ${link}` : text,
    ),
  );
}

/** As https://docs.github.com/actions/reference/workflow-commands-for-github-actions has it. */
function command(level: string, title: string, text: string): string {
  const data = (value: string) => printable(value).replaceAll('%', '%25');
  const property = (value: string) =>
    data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${level} title=${property(title)}::${data(text)}`;
}

function titleOf({
  gate,
  application,
  version,
  environment,
}: GateDecision): string {
  return `Gate ${gate} of ${application} ${version} for ${environment}`;
}
