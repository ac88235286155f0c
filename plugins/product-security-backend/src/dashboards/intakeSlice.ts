import {
  DashboardSlice,
  IntakeTotals,
} from '@prodsec/backstage-plugin-product-security-common';
import { IntakeSliceDefinition } from './DashboardDefinition';
import { honestNumbers } from './honestNumbers';

/** A slice about the intake of scans. */
export function intakeSlice(
  definition: IntakeSliceDefinition,
  totals: IntakeTotals,
): DashboardSlice {
  const { id, title, unit, direction } = definition;
  const { parts, ...numbers } = definition.read(totals);
  const considered = {
    applications: totals.applications,
    withoutData: totals.neverScanned,
    dataNeeded: 'scans',
  } as const;
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
