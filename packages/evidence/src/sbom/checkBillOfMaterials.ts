import { CheckContext } from '../CheckContext';
import { quote } from '../document/DocumentError';
import { checkTime, timeOf } from '../statement/checkTime';
import { BillOfMaterialsElement } from '../trust/EvidenceTrustOptions';
import { billOfMaterialsElements } from '../trust/readTrustOptions';
import { BillOfMaterials, BillOfMaterialsComponent } from './BillOfMaterials';

/** Holds a bill of materials to the minimum elements of NTIA and CISA, each by itself. */
export function checkBillOfMaterials(
  bill: BillOfMaterials,
  context: CheckContext,
): void {
  const { checks, trust } = context;
  if (bill.components.length === 0 && !bill.subject) {
    checks.failed(
      'sbom-components',
      'The bill of materials lists no component',
    );
    return;
  }
  checks.passed(
    'sbom-components',
    `It lists ${bill.components.length} components`,
  );
  for (const element of billOfMaterialsElements) {
    const missing = missingOf(bill, element, trust.sbom.coverage);
    const id = `sbom-${element}`;
    if (missing === undefined) {
      checks.passed(id, `It has the ${words[element]}`);
    } else if (trust.sbom.required.includes(element)) {
      checks.failed(id, missing);
    } else {
      checks.add(id, 'advised', missing);
    }
  }
  if (bill.timestamp && timeOf(bill.timestamp)) {
    checkTime(bill.timestamp, 'The time of the bill of materials', context);
  }
}

const words: Record<BillOfMaterialsElement, string> = {
  author: 'author of the data',
  timestamp: 'time it was made',
  supplier: 'suppliers of the components',
  'component-name': 'names of the components',
  'component-version': 'versions of the components',
  'component-identifier': 'identifiers of the components',
  dependencies: 'dependency relationships',
  'component-hash': 'hashes of the components',
  'component-license': 'licenses of the components',
  tool: 'tool that made it',
  'generation-context': 'generation context',
};

/** A sentence that says what is missing; `undefined` when the element is there. */
function missingOf(
  bill: BillOfMaterials,
  element: BillOfMaterialsElement,
  coverage: number,
): string | undefined {
  const ofComponents = componentElements[element];
  if (ofComponents) {
    return missingOfComponents(bill, element, ofComponents, coverage);
  }
  switch (element) {
    case 'author':
      // A tool that runs in a pipeline is the author of what it writes, and most name nobody else.
      return bill.authors.length + bill.tools.length > 0
        ? undefined
        : 'The bill of materials does not say who made it';
    case 'timestamp':
      if (bill.timestamp === undefined) {
        return 'The bill of materials does not say when it was made';
      }
      return timeOf(bill.timestamp)
        ? undefined
        : `The bill of materials says it was made at ${quote(
            bill.timestamp,
          )}, which is no moment in ISO 8601`;
    case 'dependencies':
      return bill.hasDependencies || bill.components.length === 0
        ? undefined
        : 'The bill of materials does not say what depends on what';
    case 'tool':
      return bill.tools.length > 0
        ? undefined
        : 'The bill of materials does not say which tool made it';
    default:
      return bill.generationContext
        ? undefined
        : 'The bill of materials does not say when in the life of the software it was made';
  }
}

type HasElement = (component: BillOfMaterialsComponent) => boolean;

/** Elements of each component. What a file cannot have it need not have. */
const componentElements: Partial<Record<BillOfMaterialsElement, HasElement>> = {
  supplier: ({ supplier, isFile }) => isFile || supplier !== undefined,
  'component-name': ({ name }) => name !== undefined,
  'component-version': ({ version, isFile }) => isFile || version !== undefined,
  'component-identifier': ({ identifier, isFile }) =>
    isFile || identifier !== undefined,
  'component-hash': ({ hasHash }) => hasHash,
  'component-license': ({ hasLicense, isFile }) => isFile || hasLicense,
};

function missingOfComponents(
  { components }: BillOfMaterials,
  element: BillOfMaterialsElement,
  hasElement: HasElement,
  coverage: number,
): string | undefined {
  const lacking = components.filter(component => !hasElement(component));
  const share = 1 - lacking.length / Math.max(1, components.length);
  if (share >= coverage) return undefined;
  const example = lacking.find(({ name }) => name !== undefined)?.name;
  return `The ${words[element]} are missing for ${lacking.length} of ${
    components.length
  }${example ? `, such as ${quote(example)}` : ''}`;
}
