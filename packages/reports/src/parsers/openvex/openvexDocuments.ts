import { JsonNode } from '../../JsonNode';
import { jsonValues } from '../../jsonValues';
import { Report } from '../../ReportParser';
import { dssePayload } from './dssePayload';
import { isOpenvexContext } from './isOpenvex';

/** An OpenVEX document. */
export interface OpenvexDocument {
  root: JsonNode;
  /** Names of the subjects of the attestation that it is the predicate of. */
  subjects: string[];
}

/**
 * The OpenVEX documents of a report: itself, or what its attestations are about.
 *
 * @throws InputError when one of them is something else
 */
export function* openvexDocuments(report: Report): Generator<OpenvexDocument> {
  for (const value of jsonValues(report)) yield documentOf(value);
}

function documentOf(value: JsonNode): OpenvexDocument {
  const statement = statementOf(value);
  const isStatement = !statement.get('_type').isAbsent;
  const root = isStatement ? statement.get('predicate') : statement;
  const context = root.get('@context');
  if (!isOpenvexContext(context.text())) {
    throw context.wrong("a text that starts with 'https://openvex.dev/ns'");
  }
  return { root, subjects: isStatement ? subjectsOf(statement) : [] };
}

/** What is in the envelope, where there is one. */
function statementOf(value: JsonNode): JsonNode {
  const bundled = value.get('dsseEnvelope');
  const envelope = bundled.isAbsent ? value : bundled;
  const payload = envelope.get('payload');
  if (payload.isAbsent) return value;
  const statement = dssePayload(
    envelope.get('payloadType').text(),
    payload.text(),
  );
  if (statement === undefined) {
    throw payload.wrong('an in-toto statement in base64');
  }
  return JsonNode.of(statement, 'payload');
}

function subjectsOf(statement: JsonNode): string[] {
  const names: string[] = [];
  for (const subject of statement.get('subject').items()) {
    const name = subject.get('uri').text() ?? subject.get('name').text();
    if (name !== undefined) names.push(name);
  }
  return names;
}
