import { Segment } from '@prodsec/backstage-plugin-product-security-common';
import { ControlAges } from '../../controls/readControlAges';
import { FactTableName } from '../../facts/factTables';

/**
 * A kind of source object that measures count: the rows of a fact table.
 *
 * @remarks
 * SQL in here reads the row as `fact` and its application, as it is at the moment asked about, as `segment`.
 */
export interface Source {
  /** What a measure's `source` says. */
  name: string;
  /** What `source_objects` may say instead, where the contract has one word for several sources. */
  partOf?: string;
  table: FactTableName;
  /** What is always true of an object of this source. */
  implicit?: string;
  /** What may leave an object out of numbers that would count it otherwise. */
  leftOut?: LeftOut;
  /** What conditions and aggregates may name. */
  fields: Record<string, Field>;
  /** What the objects can be grouped and filtered by. */
  dimensions: Partial<Record<Segment, Dimension>>;
  /** What one object is called. */
  objectType: string;
  /** SQL of an object's id, unique among the objects of one moment. */
  id: string;
  /** SQL of an object's name for people. */
  title: string;
  /** Whether several applications may have the same object, with the same id. It then counts once. */
  shared?: boolean;
}

/** Objects that a decision leaves out, for as long as it stands. SQL in here reads the columns of the table without a prefix. */
export interface LeftOut {
  /** SQL of the condition that one does. */
  where: string;
  /** The value of a field that no object has while it is left out; absent: no number counts one, whatever its conditions. */
  never?: { field: string; value: string };
  /** The column that says so. */
  column: string;
  /** SQL of what the column would have without the decision. */
  counted: string;
  /** SQL of the condition that it is an exception, which accepts the object; otherwise it is a false positive, or does not affect. */
  accepted: string;
}

/** Something a condition may ask of a source object. */
export interface Field {
  /**
   * `list` is a comma separated text; `moment` is milliseconds since 1970 UTC; `days` is a length of time, milliseconds in SQL and days
   * everywhere else.
   */
  type: FieldType;
  description: string;
  /** SQL of the value. For `since`, of the moment from which the days up to the moment asked about are counted. */
  sql: string;
  /** The value is the time from `sql` to the moment asked about. */
  since?: boolean;
  /** SQL of the period that the number `sql` is of. The value is the part of it for what of the period lies in the trailing window. */
  period?: { from: string; to: string };
  /** How a reason tells a value, or one of a list, in words; absent: as it is. */
  inWords?(value: string, ages: ControlAges): string;
  /** Whether it may be absent. */
  nullable?: boolean;
  /** All values it can have. */
  values?: readonly string[];
}

/** Types of fields. */
export type FieldType =
  | 'text'
  | 'number'
  | 'boolean'
  | 'moment'
  | 'days'
  | 'list';

/** Something source objects are grouped and filtered by. */
export interface Dimension {
  /** SQL of the group's key, never `NULL`. */
  sql: string;
  /** All keys it can have. */
  values?: readonly string[];
  /** Joins the table of an attribute with several values, with one row for an object that has none. */
  join?: string;
}
