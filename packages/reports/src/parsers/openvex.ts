import { ReportParser, VexStatement } from '../ReportParser';
import { firstJsonObject } from '../jsonValues';
import { JsonNode } from '../JsonNode';
import { firstLine } from '../firstLine';
import { vulnerabilityIdsIn } from '../vulnerabilityIdsIn';
import { OpenvexDocument, openvexDocuments } from './openvex/openvexDocuments';
import { openvexComponents } from './openvex/openvexComponents';
import { isOpenvex } from './openvex/isOpenvex';
import { firstTimestamp } from './vex/firstTimestamp';
import { VexAssertion } from './vex/VexAssertion';
import { vexReport } from './vex/vexReport';

/**
 * OpenVEX 0.0.1 to 0.2.0: documents, and attestations whose predicate is one (in-toto statements, also in DSSE envelopes and Sigstore
 * bundles, one or several after the other, as `cosign download attestation` writes them).
 *
 * @remarks
 * Source: the OpenVEX specification, and its "Attesting". Signatures are not checked here. Where a statement names no product, it
 * speaks of the subject of the attestation.
 */
export const openvexParser: ReportParser = {
  format: 'openvex',
  title: 'OpenVEX',

  detect(report) {
    return isOpenvex(firstJsonObject(report));
  },

  parse(report) {
    const assertions: VexAssertion[] = [];
    for (const document of openvexDocuments(report)) {
      assertions.push(...assertionsOf(document));
    }
    return vexReport('OpenVEX', assertions);
  },
};

function* assertionsOf({
  root,
  subjects,
}: OpenvexDocument): Generator<VexAssertion> {
  const statements = root.get('statements');
  if (!statements.isList) throw statements.wrong('a list');
  const document = root.get('@id').text();
  const author = root.get('author').text();
  for (const statement of statements.items()) {
    const vulnerability = statement.get('vulnerability');
    yield {
      vulnerabilityIds: idsOf(vulnerability),
      title: firstLine(
        vulnerability.isObject
          ? vulnerability.get('description').text()
          : statement.get('vuln_description').text(),
      ),
      status: statusOf(statement.get('status')),
      components: openvexComponents(statement, subjects),
      justification: statement.get('justification').text(),
      explanation:
        statement.get('impact_statement').text() ??
        statement.get('action_statement').text() ??
        statement.get('status_notes').text(),
      author: statement.get('supplier').text() ?? author,
      document,
      statedAt: firstTimestamp(
        statement.get('timestamp').text(),
        root.get('timestamp').text(),
      ),
    };
  }
}

/** The name, which up to 0.0.2 is all there is, the aliases, and what the IRI of the vulnerability names. */
function idsOf(vulnerability: JsonNode): string[] {
  if (!vulnerability.isObject) return [vulnerability.requiredText()];
  const iri = vulnerability.get('@id').text();
  const ids = [
    vulnerability.get('name').text(),
    ...vulnerability.get('aliases').texts(),
    ...vulnerabilityIdsIn(iri ?? ''),
  ].filter(id => id !== undefined);
  if (ids.length > 0) return ids;
  return [iri ?? vulnerability.get('name').requiredText()];
}

function statusOf(status: JsonNode): VexStatement['status'] {
  const text = status.text();
  const known = statuses.find(each => each === text);
  if (!known) throw status.wrong(`one of ${statuses.join(', ')}`);
  return known;
}

const statuses = [
  'not_affected',
  'affected',
  'fixed',
  'under_investigation',
] as const;
