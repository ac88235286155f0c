import { CheckContext } from './CheckContext';
import { Checks } from './Checks';
import { checkDocument } from './checkDocument';
import { DocumentFindings, verdictOf } from './DocumentFindings';
import { checkCloudBuild } from './checkCloudBuild';
import { EvidenceVerdict } from './EvidenceVerdict';
import { DocumentError } from './document/DocumentError';
import { fieldOf, itemsOf, textOf } from './document/fields';
import { ReadDocument, readValue } from './document/readDocument';

/**
 * Checks a document that consists of documents. It is worth what the best of them is worth: attestations of other types stand beside the one that
 * is meant.
 *
 * @remarks
 * The attestations of an npm package belong together: where the signature of one does not hold, the registry does not serve the package, and none
 * counts.
 *
 * @throws DocumentError when it is malformed
 */
export function checkCollection(
  read: ReadDocument,
  context: CheckContext,
): EvidenceVerdict {
  const members = membersOf(read);
  if (members.length === 0) {
    throw new DocumentError('The document contains no attestation');
  }
  if (members.length > context.limits.documents) {
    throw new DocumentError(
      `The document contains ${members.length} documents; the limit is ${context.limits.documents}`,
    );
  }
  const checked = members.map(member => checkMember(member, read, context));
  const broken = checked.find(({ isBroken }) => isBroken);
  if (broken && read.format === 'npm-attestations') return broken.verdict;
  const verdicts = checked.map(({ verdict }) => verdict);
  return (
    verdicts.find(({ status }) => status === 'verified') ??
    verdicts.find(({ status }) => status === 'recorded') ??
    // The one that is of the type that was asked for says more than that others are of other types.
    verdicts.find(({ checks }) => !isOfOtherType(checks)) ??
    verdicts[0]
  );
}

interface CheckedMember {
  verdict: EvidenceVerdict;
  /** Whether its signature, or its form, does not hold. */
  isBroken: boolean;
}

function membersOf(read: ReadDocument): unknown[] {
  if ('values' in read) return read.values;
  if ('bill' in read) return [];
  return read.format === 'google-cloud-build'
    ? itemsOf(read.value, 'provenance_summary', 'provenance')
    : itemsOf(read.value, 'attestations');
}

function checkMember(
  member: unknown,
  read: ReadDocument,
  context: CheckContext,
): CheckedMember {
  const own: CheckContext = { ...context, checks: new Checks() };
  const content =
    'values' in read || read.format === 'google-cloud-build'
      ? member
      : fieldOf(member, 'bundle');
  let findings: DocumentFindings = {};
  try {
    if (read.format === 'google-cloud-build' && 'value' in read) {
      findings = checkCloudBuild(member, read.value, own);
    } else {
      const document = readValue(content);
      if ('values' in document) {
        throw new DocumentError('The document contains no attestation');
      }
      findings = checkDocument(document, own);
      if (read.format === 'npm-attestations') {
        checkListedType(member, findings, own);
      }
    }
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    own.checks.failed('document', error.message);
  }
  return {
    verdict: verdictOf(read.format, own, findings),
    isBroken:
      !findings.byStranger &&
      own.checks.made.some(
        ({ id, result }) => result === 'failed' && formChecks.has(id),
      ),
  };
}

/** Checks that fail for what is no attestation at all, whatever it was offered as. */
const formChecks = new Set([
  'document',
  'payload-type',
  'signature',
  'statement',
  'listed-type',
]);

/** The list says of each attestation which type it has. */
function checkListedType(
  member: unknown,
  { predicateType }: DocumentFindings,
  { checks }: CheckContext,
): void {
  if (textOf(member, 'predicateType') !== predicateType) {
    checks.failed(
      'listed-type',
      'The list says another predicateType than the attestation itself',
    );
  }
}

function isOfOtherType(checks: EvidenceVerdict['checks']): boolean {
  return checks.some(
    ({ id, result }) => id === 'predicate-type' && result === 'failed',
  );
}
