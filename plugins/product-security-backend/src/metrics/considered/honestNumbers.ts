import {
  Considered,
  MetricNumbers,
  MetricStatus,
} from '@prodsec/backstage-plugin-product-security-common';

/** Numbers that may say no more than is known. */
export interface JudgedNumbers extends MetricNumbers {
  status?: MetricStatus;
  parts?: Record<string, number>;
}

/**
 * Takes back a 0 that only says that nobody looked: where no application has data, it becomes "no data".
 *
 * @remarks
 * A number other than 0 stands: a credential that leaked before scanning stopped has leaked.
 */
export function honestNumbers<T extends JudgedNumbers>(
  numbers: T,
  { unknown }: Pick<Considered, 'unknown'>,
): T {
  if (!unknown) return numbers;
  return {
    ...numbers,
    value: null,
    numerator: null,
    denominator: null,
    ...(numbers.status === undefined ? {} : { status: 'no-data' }),
    ...(numbers.parts === undefined ? {} : { parts: {} }),
  };
}
