import { isDeepStrictEqual } from 'node:util';
import { CheckContext } from './CheckContext';
import { checkDocument } from './checkDocument';
import { DocumentFindings } from './DocumentFindings';
import { DocumentError } from './document/DocumentError';
import { fieldOf, objectOf, textOf } from './document/fields';
import { parseStrictJson } from './document/parseStrictJson';
import { readEnvelope } from './signature/envelope';

/**
 * Checks a provenance as Google Cloud Build hands it out (`gcloud artifacts docker images describe --show-provenance`): the signed envelope, and
 * that what stands beside it in clear says the same.
 *
 * @throws DocumentError when it is malformed
 */
export function checkCloudBuild(
  member: unknown,
  whole: unknown,
  context: CheckContext,
): DocumentFindings {
  const { checks } = context;
  const value = fieldOf(member, 'envelope');
  const findings = checkDocument({ format: 'dsse', value }, context);
  if (fieldOf(member, 'kind') !== 'BUILD') {
    checks.failed('listed-kind', 'kind of the provenance must be BUILD');
  }
  checkCopy(member, value, context);
  const digests = new Set(
    (findings.subjects ?? []).flatMap(subject =>
      subject.digests.sha256 ? [`sha256:${subject.digests.sha256}`] : [],
    ),
  );
  const listed = [
    textOf(member, 'resourceUri'),
    textOf(whole, 'image_summary', 'digest'),
    textOf(whole, 'image_summary', 'fully_qualified_digest'),
  ];
  for (const text of listed) {
    const digest = text?.slice(text.lastIndexOf('sha256:'));
    if (digest !== undefined && !digests.has(digest)) {
      checks.failed(
        'listed-digest',
        'The list names another image than the signed provenance',
      );
      break;
    }
  }
  return findings;
}

/** The statement stands there a second time, unsigned, for people to read. */
function checkCopy(
  member: unknown,
  envelope: unknown,
  { checks, limits }: CheckContext,
): void {
  const copy =
    objectOf(fieldOf(member, 'build', 'intotoStatement')) ??
    objectOf(fieldOf(member, 'build', 'inTotoSlsaProvenanceV1'));
  if (!copy) return;
  const { payload } = readEnvelope(envelope, limits);
  const signed = objectOf(parseStrictJson(payload.toString('utf8'), limits));
  if (!signed) throw new DocumentError('payload must be an object');
  const other = Object.keys(copy).find(
    key => !isDeepStrictEqual(copy[key], signed[key]),
  );
  if (other === undefined) {
    checks.passed(
      'listed-statement',
      'The readable statement is the signed one',
    );
  } else {
    checks.failed(
      'listed-statement',
      'The readable statement says something else than the signed one',
    );
  }
}
