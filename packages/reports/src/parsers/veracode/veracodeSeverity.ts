import { Severity } from '@prodsec/backstage-plugin-product-security-common';

/**
 * The severity that a number of Veracode's means: 5 very high, 4 high, 3 medium, 2 low, 1 very low, 0 informational; `undefined` for
 * any other.
 */
export function veracodeSeverity(
  number: number | undefined,
): Severity | undefined {
  return number === undefined ? undefined : scale[number];
}

const scale: Array<Severity | undefined> = [
  'info',
  'low',
  'low',
  'medium',
  'high',
  'critical',
];
