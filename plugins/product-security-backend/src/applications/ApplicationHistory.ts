import { ApplicationAttributes } from '@prodsec/backstage-plugin-product-security-common';

/**
 * What an application was, over time. Moments are milliseconds since 1970 UTC.
 *
 * @remarks
 * The intervals are in order and do not overlap. The first begins at 0, since before the first day known an application counts as what it was
 * on that day. Between intervals, and after a last one that ends, the application was not in the catalog.
 */
export interface ApplicationHistory {
  id: number;
  /** Entity ref, lower case. */
  ref: string;
  intervals: AttributeInterval[];
}

/** An interval in which no attribute changed. It has its start and not its end. */
export interface AttributeInterval {
  validFrom: number;
  /** Absent: still so. */
  validTo: number | undefined;
  attributes: ApplicationAttributes;
}
