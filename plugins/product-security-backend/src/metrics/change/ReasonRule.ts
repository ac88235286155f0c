import { MetricChangeReason } from '@prodsec/backstage-plugin-product-security-common';

/** How a kind of source object tells why it counts differently at two moments. */
export interface SourceReasons {
  /** It was not there before, although its application was. */
  appeared: MetricChangeReason;
  /** The field that says since when there is such an object; one from before the first moment was only hidden then. */
  appearedAt?: string;
  /** It is not there any more, although its application is. */
  vanished: MetricChangeReason;
  /** It is there both times: the first of these that the question looks at and that is the case. */
  rules: readonly ReasonRule[];
}

/** Something that may have become different about an object. */
export interface ReasonRule {
  reason: MetricChangeReason;
  /** The field whose value differs. */
  field: string;
  /** Fields that are computed from it: a question that looks at one of them looks at it. */
  within?: readonly string[];
  /** Only where this was the value before. */
  from?: string;
  /** Only where this is the value after. */
  to?: string;
  /** The field is a moment, and it lies between the two. */
  passed?: boolean;
}
