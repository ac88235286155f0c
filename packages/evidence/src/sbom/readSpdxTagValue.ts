import { DocumentError, quote } from '../document/DocumentError';
import { EvidenceLimits } from '../document/EvidenceLimits';
import { BillOfMaterials } from './BillOfMaterials';
import { billOfSpdx, SpdxDocument, SpdxPackage } from './SpdxDocument';

/** Whether a text is SPDX 2 as tags and values. */
export function isSpdxTagValue(text: string): boolean {
  return /^(?:\uFEFF)?(?:\s|#[^\n]*\n){0,1000}SPDXVersion[ \t]*:/.test(
    text.slice(0, 65_536),
  );
}

/**
 * Reads an SPDX 2 document of tags and values.
 *
 * @throws DocumentError that says what is wrong
 */
export function readSpdxTagValue(
  text: string,
  limits: EvidenceLimits,
): BillOfMaterials {
  const document: SpdxDocument = {
    id: 'SPDXRef-DOCUMENT',
    creators: [],
    packages: [],
    relationships: [],
  };
  let current: SpdxPackage | undefined;
  let isInFile = false;
  for (const [tag, value] of tagsOf(text, limits)) {
    if (tag === 'SPDXVersion' && !/^SPDX-2\.\d$/.test(value)) {
      throw new DocumentError(
        `SPDXVersion is ${quote(value)}; versions 2.x of SPDX are accepted`,
      );
    }
    if (tag === 'PackageName') {
      current = { name: value, references: [], checksums: [] };
      isInFile = false;
      document.packages.push(current);
    } else if (tag === 'FileName' || tag === 'SnippetSPDXID') {
      isInFile = true;
    } else if (tag === 'Relationship') {
      const [from, type, to] = value.split(/\s+/);
      document.relationships.push({ from, type: type ?? '', to: to ?? '' });
    } else if (current && !isInFile) {
      addToPackage(current, tag, value);
    } else if (!current) {
      addToDocument(document, tag, value);
    }
  }
  return billOfSpdx(document);
}

/** Tags with their values; a value in `<text>` goes over lines. */
function* tagsOf(
  text: string,
  limits: EvidenceLimits,
): Generator<[string, string]> {
  let lines = 0;
  let index = text.startsWith('\uFEFF') ? 1 : 0;
  while (index < text.length) {
    if (++lines > limits.values) {
      throw new DocumentError(
        `The document has more than ${limits.values} lines, which is the limit`,
      );
    }
    const lineEnd = endOf(text, '\n', index);
    const line = text.slice(index, lineEnd).trim();
    const colon = line.indexOf(':');
    const start = line.indexOf('<text>', colon);
    if (line === '' || line.startsWith('#') || colon === -1) {
      index = lineEnd + 1;
      continue;
    }
    const tag = line.slice(0, colon).trim();
    if (start === -1) {
      yield [tag, line.slice(colon + 1).trim()];
      index = lineEnd + 1;
      continue;
    }
    const open = text.indexOf('<text>', index) + '<text>'.length;
    const close = endOf(text, '</text>', open);
    yield [tag, text.slice(open, close).trim()];
    index = endOf(text, '\n', close) + 1;
  }
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found;
}

function addToDocument(
  document: SpdxDocument,
  tag: string,
  value: string,
): void {
  if (tag === 'Creator') document.creators.push(value);
  if (tag === 'Created') document.created = value;
  if (tag === 'CreatorComment') document.comment = value;
  if (tag === 'SPDXID') document.id = value;
}

function addToPackage(item: SpdxPackage, tag: string, value: string): void {
  if (tag === 'SPDXID') item.id = value;
  if (tag === 'PackageVersion') item.version = value;
  if (tag === 'PackageSupplier') item.supplier = value;
  if (tag === 'PackageOriginator') item.originator = value;
  if (tag === 'PackageLicenseConcluded') item.license = value;
  if (tag === 'PackageLicenseDeclared') item.declaredLicense = value;
  if (tag === 'ExternalRef') {
    const locator = value.split(/\s+/)[2];
    if (locator) item.references.push(locator);
  }
  if (tag === 'PackageChecksum') {
    const [algorithm, digest] = value.split(':').map(part => part.trim());
    if (algorithm && digest) item.checksums.push({ algorithm, digest });
  }
}
