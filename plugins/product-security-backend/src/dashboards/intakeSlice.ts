import {
  DashboardSlice,
  IntakeTotals,
} from '@prodsec/backstage-plugin-product-security-common';
import { IntakeSliceDefinition } from './DashboardDefinition';
import { considering } from '../metrics/considered/considering';
import { honestNumbers } from '../metrics/considered/honestNumbers';

/**
 * A slice about the intake of scans.
 *
 * @param notVisible - applications that the caller may not read
 */
export function intakeSlice(
  definition: IntakeSliceDefinition,
  totals: IntakeTotals,
  notVisible: number,
): DashboardSlice {
  const { id, title, unit, direction } = definition;
  const { parts, ...numbers } = definition.read(totals);
  const considered = considering(
    {
      applications: totals.applications,
      withoutData: totals.neverScanned,
      stale: 0,
      accepted: 0,
      suppressed: 0,
      notApplicable: 0,
      notVisible,
      dataNeeded: 'scans',
    },
    numbers.value,
  );
  const isKnown = numbers.value !== null;
  return {
    id,
    title,
    metric: null,
    part: null,
    unit,
    direction,
    target: null,
    groupBy: [],
    groups: [],
    trend: [],
    considered,
    ...honestNumbers(
      {
        ...numbers,
        status: isKnown ? 'no-target' : 'no-data',
        parts: isKnown ? parts : {},
      },
      considered,
    ),
  };
}
