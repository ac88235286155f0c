import { CheckContext } from './CheckContext';
import { EvidenceFormat, EvidenceVerdict } from './EvidenceVerdict';
import { DocumentError, quote } from './document/DocumentError';
import { ReadDocument } from './document/readDocument';
import { checkBillOfMaterials } from './sbom/checkBillOfMaterials';
import { bundleSignature } from './signature/BundleSignature';
import { checkBundle } from './signature/checkBundle';
import { checkEnvelope } from './signature/checkEnvelope';
import {
  Envelope,
  inTotoPayloadType,
  readEnvelope,
} from './signature/envelope';
import { readBundle } from './signature/readBundle';
import { SignatureFinding } from './signature/SignatureFinding';
import { checkIdentity } from './statement/checkIdentity';
import { checkStatement } from './statement/checkStatement';
import { checkSubjects } from './statement/checkSubjects';
import { checkTime } from './statement/checkTime';
import { parseStatement, readStatement } from './statement/Statement';

/** What was found out about a document beside its checks. */
export interface DocumentFindings
  extends Partial<
    Pick<
      EvidenceVerdict,
      | 'subjects'
      | 'predicateType'
      | 'signer'
      | 'builder'
      | 'source'
      | 'signedAt'
      | 'artifacts'
    >
  > {
  /** Signed with a key that is none of the configured ones and that it does not name. */
  byStranger?: boolean;
}

/**
 * Checks one document.
 *
 * @throws DocumentError when it is malformed
 */
export function checkDocument(
  read: Exclude<ReadDocument, { format: 'json-lines' }>,
  context: CheckContext,
): DocumentFindings {
  switch (read.format) {
    case 'cyclonedx':
    case 'spdx':
      return checkPlainBill(read.bill, context);
    case 'sigstore-bundle':
      return checkSignedBundle(read.value, context);
    case 'dsse':
      return checkSignedEnvelope(read.value, context);
    case 'in-toto':
      checkUnsigned(context);
      return checkStatement(readStatement(read.value, context.limits), context);
    default:
      return checkUnknown(context);
  }
}

/** The verdict that checks and findings come to. */
export function verdictOf(
  format: EvidenceFormat,
  { checks }: Pick<CheckContext, 'checks'>,
  { byStranger, ...findings }: DocumentFindings = {},
): EvidenceVerdict {
  const { subjects = [], artifacts = [], ...rest } = findings;
  return {
    ...checks.verdict(),
    checks: checks.made,
    format,
    ...rest,
    subjects: subjects.slice(0, shownSubjects),
    artifacts,
  };
}

const shownSubjects = 100;

function checkSignedBundle(
  value: unknown,
  context: CheckContext,
): DocumentFindings {
  const read = readBundle(value, context.limits);
  const signature = bundleSignature(read, context.release.artifacts);
  const finding = checkBundle(
    read.bundle,
    signature,
    context.trust,
    scopeOf(context),
  );
  if (read.envelope) return checkPayload(read.envelope, finding, context);
  const signed = addSignature(finding, context);
  if (context.type !== 'signature') {
    context.checks.failed(
      'predicate-type',
      `It signs an artifact and says nothing about it: it is a signature, and no ${context.type}`,
    );
  }
  checkIdentity(context);
  const subjects = signature.subject ? [signature.subject] : [];
  return { ...signed, subjects, artifacts: checkSubjects(subjects, context) };
}

function checkSignedEnvelope(
  value: unknown,
  context: CheckContext,
): DocumentFindings {
  const envelope = readEnvelope(value, context.limits);
  const finding = checkEnvelope(envelope, context.trust, scopeOf(context));
  return checkPayload(envelope, finding, context);
}

function checkPayload(
  envelope: Envelope,
  finding: SignatureFinding,
  context: CheckContext,
): DocumentFindings {
  if (envelope.payloadType !== inTotoPayloadType) {
    context.checks.failed(
      'payload-type',
      `payloadType is ${quote(
        envelope.payloadType,
      )}; only ${inTotoPayloadType} is accepted`,
    );
  }
  const signed = addSignature(finding, context);
  if (envelope.payloadType !== inTotoPayloadType) return signed;
  try {
    const statement = parseStatement(envelope.payload, context.limits);
    return { ...signed, ...checkStatement(statement, context) };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    context.checks.failed('statement', error.message);
    return signed;
  }
}

function scopeOf({ type, release, now }: CheckContext) {
  return { type, application: release.application, now };
}

function addSignature(
  { result, detail, signer, signedAt, byStranger }: SignatureFinding,
  context: CheckContext,
): DocumentFindings {
  context.checks.add('signature', result, detail);
  context.signer = signer;
  checkTime(signedAt, 'The signed time', context);
  return { signer, signedAt, byStranger };
}

function checkUnsigned({ checks, trust, type }: CheckContext): void {
  if (trust.acceptUnsigned.has(type)) {
    checks.passed(
      'signature',
      `It is not signed, which is accepted for ${type}`,
    );
  } else {
    checks.unchecked(
      'signature',
      'It is not signed: nobody vouches for what it says',
    );
  }
}

function checkPlainBill(
  bill: Parameters<typeof checkBillOfMaterials>[0],
  context: CheckContext,
): DocumentFindings {
  if (context.type !== 'sbom') {
    context.checks.failed(
      'predicate-type',
      `It is a bill of materials, and no ${context.type}`,
    );
    return {};
  }
  checkUnsigned(context);
  checkBillOfMaterials(bill, context);
  const { subject } = bill;
  if (!subject || Object.keys(subject.digests).length === 0) {
    context.checks.unchecked(
      'subject',
      'The bill of materials does not name a digest of what it is about',
    );
    return {};
  }
  return {
    subjects: [subject],
    artifacts: checkSubjects([subject], context),
  };
}

function checkUnknown({ checks, type }: CheckContext): DocumentFindings {
  if (type === 'scan-results') {
    checks.unchecked(
      'document',
      'It is a report and no attestation: nobody vouches for what it says',
    );
  } else {
    checks.failed(
      'document',
      'The document is none that is accepted: a Sigstore bundle, a DSSE envelope, an in-toto statement, CycloneDX or SPDX 2',
    );
  }
  return {};
}
