import { isUtf8 } from 'node:buffer';
import { EvidenceFormat } from '../EvidenceVerdict';
import { isCycloneDx, readCycloneDxJson } from '../sbom/readCycloneDxJson';
import { BillOfMaterials } from '../sbom/BillOfMaterials';
import { readCycloneDxXml } from '../sbom/readCycloneDxXml';
import { isSpdx, readSpdxJson } from '../sbom/readSpdxJson';
import { isSpdxTagValue, readSpdxTagValue } from '../sbom/readSpdxTagValue';
import { assertPlainJson, tooLarge } from './assertPlainJson';
import { DocumentError } from './DocumentError';
import { EvidenceLimits } from './EvidenceLimits';
import { fieldOf, objectOf } from './fields';
import { parseStrictJson } from './parseStrictJson';

/** A document whose form is known. Bills of materials are read, everything else is a JSON value. */
export type ReadDocument =
  | { format: 'cyclonedx' | 'spdx'; bill: BillOfMaterials }
  | { format: 'json-lines'; values: unknown[] }
  | {
      format: Exclude<EvidenceFormat, 'cyclonedx' | 'spdx' | 'json-lines'>;
      value: unknown;
    };

/**
 * Recognises a document by its content.
 *
 * @param document - text, bytes of UTF-8 text, or a JSON value that was parsed before
 * @throws DocumentError that says what is wrong, as soon as it is known
 */
export function readDocument(
  document: unknown,
  limits: EvidenceLimits,
): ReadDocument {
  if (document instanceof Uint8Array) {
    if (document.byteLength > limits.bytes) throw tooLarge(limits.bytes);
    if (!isUtf8(document)) {
      throw new DocumentError('The document is not UTF-8 text');
    }
    return readText(Buffer.from(document).toString('utf8'), limits);
  }
  if (typeof document === 'string') {
    if (document.length > limits.bytes) throw tooLarge(limits.bytes);
    return readText(document, limits);
  }
  assertPlainJson(document, limits);
  return readValue(document);
}

/** Recognises a JSON value. */
export function readValue(value: unknown): ReadDocument {
  if (isCycloneDx(value)) {
    return { format: 'cyclonedx', bill: readCycloneDxJson(value) };
  }
  if (isSpdx(value)) return { format: 'spdx', bill: readSpdxJson(value) };
  return { format: formatOf(value), value };
}

function formatOf(
  value: unknown,
): Exclude<EvidenceFormat, 'cyclonedx' | 'spdx' | 'json-lines'> {
  const has = (name: string) => fieldOf(value, name) !== undefined;
  if (
    has('verificationMaterial') ||
    isBundleType(fieldOf(value, 'mediaType'))
  ) {
    return 'sigstore-bundle';
  }
  if (has('payloadType') || (has('payload') && has('signatures'))) {
    return 'dsse';
  }
  if (has('provenance_summary')) return 'google-cloud-build';
  if (has('_type') && has('subject')) return 'in-toto';
  const attestations = fieldOf(value, 'attestations');
  if (Array.isArray(attestations) && fieldOf(attestations[0], 'bundle')) {
    return fieldOf(attestations[0], 'predicateType') === undefined
      ? 'github-attestations'
      : 'npm-attestations';
  }
  return 'unknown';
}

function isBundleType(mediaType: unknown): boolean {
  return (
    typeof mediaType === 'string' &&
    mediaType.startsWith('application/vnd.dev.sigstore.bundle')
  );
}

function readText(text: string, limits: EvidenceLimits): ReadDocument {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') throw new DocumentError('The document is empty');
  if (trimmed.startsWith('<')) {
    return { format: 'cyclonedx', bill: readCycloneDxXml(trimmed, limits) };
  }
  if (isSpdxTagValue(trimmed)) {
    return { format: 'spdx', bill: readSpdxTagValue(trimmed, limits) };
  }
  const lines = linesOf(trimmed, limits);
  if (lines) {
    return {
      format: 'json-lines',
      values: lines.map(line => parseStrictJson(line, limits)),
    };
  }
  return readValue(parseStrictJson(trimmed, limits));
}

/** Lines that each are an object; `undefined` for a text that is one JSON value. */
function linesOf(text: string, limits: EvidenceLimits): string[] | undefined {
  const firstEnd = text.indexOf('\n');
  if (firstEnd === -1 || !isWhole(text.slice(0, firstEnd), limits)) {
    return undefined;
  }
  const lines: string[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const line = text.slice(start, end).trim();
    if (line !== '') lines.push(line);
    if (lines.length > limits.documents) {
      throw new DocumentError(
        `The document has more than ${limits.documents} lines of JSON, which is the limit`,
      );
    }
    start = end + 1;
  }
  return lines.length > 1 ? lines : undefined;
}

/** Whether a line is an object by itself. A JSON text over several lines starts with a line that is none. */
function isWhole(line: string, limits: EvidenceLimits): boolean {
  const trimmed = line.trim();
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return false;
  try {
    return objectOf(parseStrictJson(trimmed, limits)) !== undefined;
  } catch {
    return false;
  }
}
