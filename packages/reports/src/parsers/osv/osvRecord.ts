import {
  Severity,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { firstLine } from '../../firstLine';
import { JsonNode } from '../../JsonNode';
import { severityOfCvssVector } from '../../severityOfCvssVector';
import { vulnerabilityIdsIn } from '../../vulnerabilityIdsIn';

/** What a record of the OSV format says of a vulnerability. */
export interface OsvRecord {
  /** Its own id first. */
  ids: string[];
  title: string | undefined;
  severity: Severity | undefined;
  cwe: string[];
}

/**
 * Reads a record of the Open Source Vulnerability format.
 *
 * @remarks
 * Source: the OSV schema 1.7. `upstream` names what the record of a distribution (`UBUNTU-CVE-2024-6119`) is about, `related` something else.
 */
export function osvRecord(record: JsonNode): OsvRecord {
  const id = record.get('id').requiredText();
  return {
    ids: [
      id,
      ...vulnerabilityIdsIn(id),
      ...record.get('aliases').texts(),
      ...record.get('upstream').texts(),
    ],
    title:
      record.get('summary').text() ?? firstLine(record.get('details').text()),
    severity: severityOf(record),
    cwe: [...cwesOf(record)],
  };
}

/** The word of the database, else the first score that is a vector or, as Ubuntu writes it, a word. */
function severityOf(record: JsonNode): Severity | undefined {
  const [word = ''] = record
    .get('database_specific')
    .get('severity')
    .looseTexts();
  const named = severityOfWord(word);
  if (named !== undefined) return named;
  const severity = record.get('severity');
  if (!severity.isList) return severityOfWord(severity.text() ?? '');
  for (const rating of severity.items()) {
    const score = rating.get('score').text() ?? '';
    const rated = severityOfCvssVector(score) ?? severityOfWord(score);
    if (rated !== undefined) return rated;
  }
  return undefined;
}

function* cwesOf(record: JsonNode): Generator<string> {
  yield* record.get('database_specific').get('cwe_ids').looseTexts();
  for (const affected of record.get('affected').items()) {
    const cwes = affected.get('database_specific').get('cwes');
    if (!cwes.isList) continue;
    for (const cwe of cwes.items()) {
      if (cwe.isObject) yield* cwe.get('cweId').looseTexts();
    }
  }
}
