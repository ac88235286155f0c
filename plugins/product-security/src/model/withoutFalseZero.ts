import {
  Considered,
  MetricNumbers,
  MetricStatus,
} from '@prodsec/backstage-plugin-product-security-common';

interface KnownOrNot extends MetricNumbers {
  status: MetricStatus;
  considered?: Considered;
}

/**
 * The number as it may be shown: a 0 that says only that nobody looked is no data.
 * @internal
 */
export function withoutFalseZero<T extends KnownOrNot>(numbers: T): T {
  return numbers.considered?.unknown
    ? { ...numbers, value: null, status: 'no-data' }
    : numbers;
}
