import { CheckContext } from './CheckContext';
import { checkUnsigned } from './checkUnsigned';
import { DocumentFindings } from './DocumentFindings';
import { DocumentError, quote } from './document/DocumentError';
import { ReadDocument } from './document/readDocument';
import { checkPlainBill } from './sbom/checkPlainBill';
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
