import {
  EvidenceDetails,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import { documentFiles, PackContent } from './PackContent';
import { html, Html, join } from './html';

/** The page of an evidence pack for auditors: one file, no script, fit for printing. */
export function packPage(content: PackContent): string {
  const { asOf, release, evidence } = content;
  const title = `Evidence of ${release.application} ${release.version} (${release.environment})`;
  const page = html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <h1>${title}</h1>
        <p>
          ${evidence.complete
            ? 'All required evidence is there and counts.'
            : `Missing: ${evidence.missing
                .map(({ type }) => type)
                .join(', ')}.`}
          As known for ${asOf}.
        </p>
        ${releaseTable(content)} ${gateTable(content)}
        <h2>Evidence</h2>
        ${table(
          ['Type', 'Reason'],
          evidence.missing.map(({ type, reason }) => [type, reason]),
          'Nothing that is required is missing.',
        )}
        ${join(evidence.items.map(one => evidenceSection(one, content)))}
        ${exceptionTable(content)} ${findingTable(content)}
        <p>
          <code>SHA256SUMS</code> has the digests of all files, and
          <code>release.json</code> all of this for programs.
        </p>
      </body>
    </html> `;
  return `${page.text}\n`;
}

const style = html`
  body { font: 14px/1.45 sans-serif; margin: 2rem auto; max-width: 60rem;
  padding: 0 1rem; color: #111; } h1 { font-size: 1.5rem; } h2 { font-size:
  1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; } table { border-collapse:
  collapse; width: 100%; margin: 0.5rem 0; } th, td { border: 1px solid #999;
  padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap:
  anywhere; } th { background: #eee; } section { break-inside: avoid; } @media
  print { body { margin: 0; max-width: none; } a { color: inherit;
  text-decoration: none; } }
`;

function releaseTable({ release }: PackContent): Html {
  return html`<h2>Release</h2>
    ${table(
      ['What', 'Value'],
      [
        ['Application', release.application],
        ['Team', release.team ?? 'none'],
        ['Version', release.version],
        ['Environment', release.environment],
        ['Commit', release.commit ?? 'not told'],
        ['Candidate', release.candidateAt ?? 'no'],
        ['Released', release.releasedAt ?? 'no'],
        ['Taken back', release.rolledBackAt ?? 'no'],
        ...release.artifacts.map(({ name, digest }) => [
          'Artifact',
          `${name} ${digest}`,
        ]),
      ],
    )}`;
}

function gateTable({ release }: PackContent): Html {
  return html`<h2>Gates</h2>
    ${table(
      ['Gate', 'Attempt', 'Result', 'When', 'Reasons'],
      release.gates.map(gate => [
        gate.gate,
        String(gate.attempt),
        gate.overriddenBy === null
          ? gate.status
          : `${gate.status} by ${gate.overriddenBy}`,
        gate.evaluatedAt,
        [...gate.reasons, gate.overrideReason ?? ''].filter(Boolean).join('; '),
      ]),
      'No gate has a result.',
    )}`;
}

function evidenceSection(one: EvidenceDetails, content: PackContent): Html {
  const file = documentFiles(content).find(
    ({ digest }) => digest === one.document?.digest,
  );
  const signer = one.signer
    ? `${one.signer.kind} ${one.signer.name}`
    : undefined;
  const facts: [string, string | null | undefined][] = [
    ['Status', `${one.status}${one.counts ? '' : ', does not count'}`],
    ['Reason', one.reason],
    ['Recorded', one.recordedAt],
    ['Where', one.uri],
    ['Signed by', signer],
    ['Signed', one.signedAt],
    ['Builder', one.builder],
    ['Source', one.source?.repository],
    ['Checked', one.verdicts.at(-1)?.checkedAt],
  ];
  return html`<section>
    <h3>${one.type}</h3>
    ${table(
      ['What', 'Value'],
      facts.filter(([, value]) => value).map(([name, value]) => [name, value!]),
    )}
    ${file
      ? html`<p>Document: <a href="${file.name}">${file.name}</a></p>`
      : ''}
    ${one.checks.length
      ? table(
          ['Check', 'Result', 'Detail'],
          one.checks.map(({ id, result, detail }) => [id, result, detail]),
        )
      : ''}
  </section>`;
}

function exceptionTable({ exceptions }: PackContent): Html {
  return html`<h2>Exceptions active at the release</h2>
    ${table(
      ['Id', 'Reason', 'Approved by', 'Since', 'Until', 'Compensating control'],
      exceptions.map(one => [
        one.id,
        one.reason,
        one.approvedBy ?? 'nobody',
        one.createdAt,
        one.expiresAt ?? 'no end',
        one.compensatingControl ?? 'none',
      ]),
      'None.',
    )}`;
}

function findingTable({ openFindings }: PackContent): Html {
  return html`<h2>Open findings at ${openFindings.at}</h2>
    ${table(
      ['Severity', 'Open'],
      severities.map(severity => [
        severity,
        String(openFindings.counts[severity]),
      ]),
    )}`;
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  otherwise = 'None.',
): Html {
  if (!rows.length) return html`<p>${otherwise}</p>`;
  const cells = (row: readonly string[]) =>
    join(row.map(cell => html`<td>${cell}</td>`));
  return html`<table>
    <thead>
      <tr>
        ${join(head.map(name => html`<th scope="col">${name}</th>`))}
      </tr>
    </thead>
    <tbody>
      ${join(
        rows.map(
          row =>
            html`<tr>
              ${cells(row)}
            </tr>`,
        ),
      )}
    </tbody>
  </table>`;
}
