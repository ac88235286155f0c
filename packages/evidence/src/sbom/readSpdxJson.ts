import { DocumentError, quote } from '../document/DocumentError';
import { fieldOf, itemsOf, objectOf, textOf } from '../document/fields';
import { BillOfMaterials } from './BillOfMaterials';
import { billOfSpdx, SpdxDocument, SpdxPackage } from './SpdxDocument';

/** Whether a JSON document says that it is SPDX 2. */
export function isSpdx(value: unknown): boolean {
  return typeof fieldOf(value, 'spdxVersion') === 'string';
}

/**
 * Reads an SPDX 2 document in JSON.
 *
 * @throws DocumentError that names the field that is wrong
 */
export function readSpdxJson(value: unknown): BillOfMaterials {
  const version = fieldOf(value, 'spdxVersion');
  if (typeof version !== 'string' || !/^SPDX-2\.\d$/.test(version)) {
    throw new DocumentError(
      `spdxVersion is ${quote(version)}; versions 2.x of SPDX are accepted`,
    );
  }
  const creation = fieldOf(value, 'creationInfo');
  const described = itemsOf(value, 'documentDescribes').filter(isText);
  const document: SpdxDocument = {
    id: textOf(value, 'SPDXID') ?? 'SPDXRef-DOCUMENT',
    creators: itemsOf(creation, 'creators').filter(isText),
    created: textOf(creation, 'created'),
    comment: textOf(creation, 'comment') ?? textOf(value, 'comment'),
    packages: itemsOf(value, 'packages').map((item, index) => {
      if (!objectOf(item)) {
        throw new DocumentError(`packages[${index}] must be an object`);
      }
      return packageOf(item);
    }),
    relationships: [
      ...itemsOf(value, 'relationships').map(item => ({
        from: textOf(item, 'spdxElementId') ?? '',
        type: textOf(item, 'relationshipType') ?? '',
        to: textOf(item, 'relatedSpdxElement') ?? '',
      })),
      ...described.map(to => ({
        from: textOf(value, 'SPDXID') ?? 'SPDXRef-DOCUMENT',
        type: 'DESCRIBES',
        to,
      })),
    ],
  };
  return billOfSpdx(document);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function packageOf(value: unknown): SpdxPackage {
  return {
    id: textOf(value, 'SPDXID'),
    name: textOf(value, 'name'),
    version: textOf(value, 'versionInfo'),
    supplier: textOf(value, 'supplier'),
    originator: textOf(value, 'originator'),
    license: textOf(value, 'licenseConcluded'),
    declaredLicense: textOf(value, 'licenseDeclared'),
    references: itemsOf(value, 'externalRefs').flatMap(
      reference => textOf(reference, 'referenceLocator') ?? [],
    ),
    checksums: itemsOf(value, 'checksums').flatMap(checksum => {
      const algorithm = textOf(checksum, 'algorithm');
      const digest = textOf(checksum, 'checksumValue');
      return algorithm && digest ? [{ algorithm, digest }] : [];
    }),
  };
}
