import { DocumentError, quote } from '../document/DocumentError';
import { EvidenceLimits } from '../document/EvidenceLimits';
import { fieldOf, requiredObject, textOf } from '../document/fields';
import { parseStrictJson } from '../document/parseStrictJson';
import { EvidenceSubject } from '../EvidenceVerdict';
import { digestsOf } from './digests';

/** An in-toto statement: a predicate about subjects. */
export interface Statement {
  subjects: EvidenceSubject[];
  predicateType: string;
  predicate: unknown;
}

/**
 * The statement in the payload of an envelope.
 *
 * @throws DocumentError that says what is wrong
 */
export function parseStatement(
  payload: Buffer,
  limits: EvidenceLimits,
): Statement {
  const text = payload.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(payload)) {
    throw new DocumentError('payload is not UTF-8 text');
  }
  return readStatement(parseStrictJson(text, limits), limits);
}

/**
 * Reads a statement of in-toto 0.1 or 1.
 *
 * @throws DocumentError that names the field that is wrong
 */
export function readStatement(
  value: unknown,
  limits: EvidenceLimits,
): Statement {
  const statement = requiredObject(value, 'The statement');
  const type = fieldOf(statement, '_type');
  if (typeof type !== 'string' || !statementTypes.has(type)) {
    throw new DocumentError(
      `_type of the statement is ${quote(type)}; ${[...statementTypes].join(
        ' and ',
      )} are accepted`,
    );
  }
  const { subject, predicateType } = statement;
  if (!Array.isArray(subject) || subject.length === 0) {
    throw new DocumentError(
      'subject of the statement must be a list with at least one subject',
    );
  }
  if (subject.length > limits.subjects) {
    throw new DocumentError(
      `The statement has ${subject.length} subjects; the limit is ${limits.subjects}`,
    );
  }
  if (typeof predicateType !== 'string') {
    throw new DocumentError('predicateType of the statement must be a text');
  }
  return {
    predicateType,
    predicate: fieldOf(statement, 'predicate'),
    subjects: subject.map((item, index) => {
      const field = `subject[${index}]`;
      const digests = digestsOf(requiredObject(item, field).digest);
      if (Object.keys(digests).length === 0) {
        throw new DocumentError(`${field}.digest must have a digest`);
      }
      return { name: textOf(item, 'name'), digests };
    }),
  };
}

const statementTypes = new Set([
  'https://in-toto.io/Statement/v0.1',
  'https://in-toto.io/Statement/v1',
]);
