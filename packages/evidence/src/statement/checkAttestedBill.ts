import { CheckContext } from '../CheckContext';
import { DocumentError } from '../document/DocumentError';
import { readValue } from '../document/readDocument';
import { fieldOf, objectOf } from '../document/fields';
import { checkBillOfMaterials } from '../sbom/checkBillOfMaterials';
import { BillOfMaterials } from '../sbom/BillOfMaterials';
import { isSpdxTagValue, readSpdxTagValue } from '../sbom/readSpdxTagValue';

/** Predicate types of bills of materials, with and without the version of the format. */
export const billTypes: ReadonlySet<string> = new Set([
  'https://cyclonedx.org/bom',
  ...['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'].map(
    version => `https://cyclonedx.org/bom/v${version}`,
  ),
  'https://cyclonedx.org/schema',
  'https://spdx.dev/Document',
  ...['2.2', '2.3'].map(version => `https://spdx.dev/Document/v${version}`),
]);

/** Checks a bill of materials that is the predicate of a statement, whose subjects say what it is about. */
export function checkAttestedBill(
  predicate: unknown,
  context: CheckContext,
): void {
  try {
    checkBillOfMaterials(billOf(predicate, context), context);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    context.checks.failed('sbom', error.message);
  }
}

/** cosign puts documents that are no JSON into `Data`. */
function billOf(predicate: unknown, { limits }: CheckContext): BillOfMaterials {
  const content = fieldOf(predicate, 'Data') ?? predicate;
  if (typeof content === 'string' && isSpdxTagValue(content)) {
    return readSpdxTagValue(content, limits);
  }
  const read = objectOf(content) && readValue(content);
  if (read && 'bill' in read) return read.bill;
  throw new DocumentError(
    'The predicate is none of the bills of materials that are accepted: CycloneDX in JSON, or SPDX 2',
  );
}
