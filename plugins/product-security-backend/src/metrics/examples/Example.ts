import { MetricStatus } from '@prodsec/backstage-plugin-product-security-common';
import { Source } from '../sources/Source';

/** A case that shows what a metric makes of given objects, from a definition file. */
export interface Example {
  /** As people call the file. */
  file: string;
  line: number;
  metric: string;
  title?: string;
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  given: GivenObject[];
  groupBy: string[];
  filters: Record<string, string[]>;
  expect: Expectation;
}

/** A source object of an example, with the columns that its fields give. */
export interface GivenObject {
  source: Source;
  /** What the example calls it. */
  id: string;
  /** Entity ref or name of its application. */
  application: string;
  /** Of the table of its source. */
  columns: Columns;
  /** Of its application. */
  segment: Columns;
  /** Attributes of its application with several values. */
  lists: { regulated?: string[]; teamWithin?: string[] };
}

/** Values of columns by name. */
export type Columns = Record<string, string | number | boolean>;

/** What an example expects; what is absent is not looked at. */
export interface Expectation extends ExpectedNumbers {
  parts?: Record<string, number | null>;
  /** All groups that there are. */
  groups?: (ExpectedNumbers & { key: Record<string, string> })[];
  /** Ids of all objects of a set. */
  objects?: Partial<Record<ObjectSetName, string[]>>;
}

/** Numbers as the API answers them; `null` is "no data". */
export interface ExpectedNumbers {
  value?: number | null;
  numerator?: number | null;
  denominator?: number | null;
  status?: MetricStatus;
}

/** Sets of objects behind a number. */
export const objectSetNames = ['numerator', 'denominator', 'missing'] as const;

/** @see {@link objectSetNames} */
export type ObjectSetName = (typeof objectSetNames)[number];
