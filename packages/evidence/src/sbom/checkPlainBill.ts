import { CheckContext } from '../CheckContext';
import { checkUnsigned } from '../checkUnsigned';
import { DocumentFindings } from '../DocumentFindings';
import { checkSubjects } from '../statement/checkSubjects';
import { BillOfMaterials } from './BillOfMaterials';
import { checkBillOfMaterials } from './checkBillOfMaterials';

/** Checks a bill of materials that stands by itself, without signature. */
export function checkPlainBill(
  bill: BillOfMaterials,
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
