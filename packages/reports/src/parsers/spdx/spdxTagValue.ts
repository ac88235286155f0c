import { InputError } from '@backstage/errors';

/** Whether the beginning of a text is that of an SPDX document in tag-value form. Never throws. */
export function isSpdxTagValue(head: string): boolean {
  for (const line of head.replace('\uFEFF', '').split('\n')) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    return /^SPDXVersion\s*:/.test(text);
  }
  return false;
}

/** A package of a tag-value document, with what is read of it, named as in JSON. */
interface TagValuePackage {
  name: string;
  SPDXID?: string;
  primaryPackagePurpose?: string;
  externalRefs: Array<Record<string, string | undefined>>;
}

/**
 * What is read of an SPDX 2 document in tag-value form, as the JSON form of the same document has it.
 *
 * @throws InputError when a reference is not `<category> <type> <locator>`, naming the line
 */
export function spdxTagValue(text: string) {
  const creators: string[] = [];
  const packages: TagValuePackage[] = [];
  const relationships: Array<Record<string, string>> = [];
  let spdxVersion: string | undefined;
  let inPackage: TagValuePackage | undefined;
  for (const { tag, value, line } of tagValues(text)) {
    const reference = inPackage?.externalRefs.at(-1);
    if (tag === 'SPDXVersion') spdxVersion = value;
    else if (tag === 'Creator') creators.push(value);
    else if (tag === 'Relationship') relationships.push(relationship(value));
    else if (tag === 'PackageName') {
      inPackage = { name: value, externalRefs: [] };
      packages.push(inPackage);
    } else if (otherSections.has(tag)) inPackage = undefined;
    else if (!inPackage) continue;
    else if (tag === 'SPDXID') inPackage.SPDXID = value;
    else if (tag === 'PrimaryPackagePurpose') {
      inPackage.primaryPackagePurpose = value;
    } else if (tag === 'ExternalRef') {
      inPackage.externalRefs.push(externalReference(value, line));
    } else if (tag === 'ExternalRefComment' && reference) {
      reference.comment = value;
    }
  }
  return { spdxVersion, creationInfo: { creators }, packages, relationships };
}

/** Tags with which something else than a package begins. */
const otherSections = new Set(['FileName', 'SnippetSPDXID', 'LicenseID']);

/** Values in `<text>` may have several lines. */
function* tagValues(text: string) {
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const colon = lines[at].indexOf(':');
    if (colon < 0 || lines[at].trimStart().startsWith('#')) continue;
    const line = at + 1;
    const tag = lines[at].slice(0, colon).replace('\uFEFF', '').trim();
    let value = lines[at].slice(colon + 1).trim();
    if (value.startsWith('<text>')) {
      const parts = [value.slice('<text>'.length)];
      while (!parts.at(-1)!.includes('</text>') && at + 1 < lines.length) {
        parts.push(lines[++at]);
      }
      value = parts
        .join('\n')
        .replace(/<\/text>[^]*$/, '')
        .trim();
    }
    yield { tag, value, line };
  }
}

function relationship(value: string): Record<string, string> {
  const [spdxElementId = '', relationshipType = '', relatedSpdxElement = ''] =
    value.split(/\s+/);
  return { spdxElementId, relationshipType, relatedSpdxElement };
}

function externalReference(value: string, line: number) {
  const [referenceCategory, referenceType, ...locator] = value.split(/\s+/);
  if (locator.length === 0) {
    throw new InputError(
      `ExternalRef in line ${line} must be a category, a type and a locator`,
    );
  }
  return {
    referenceCategory,
    referenceType,
    referenceLocator: locator.join(' '),
  };
}
