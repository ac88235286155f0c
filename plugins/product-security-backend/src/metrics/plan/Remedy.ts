import {
  MetricPlanStep,
  PlanAction,
} from '@prodsec/backstage-plugin-product-security-common';
import { FactTableName } from '../../facts/factTables';

/**
 * Something that can be done about an object of a source, as what its fact row becomes.
 *
 * @remarks
 * What it does to a measure is not said here but found out: the measure is asked of the rows as they are and as they become. SQL in here reads the row as
 * `fact` and its application as `segment`, as that of a `Source` does, except for that of `changes`, which reads the row's own columns.
 */
export interface Remedy {
  action: PlanAction;
  table: FactTableName;
  /** What columns become, given SQL of the moment asked about; `gone` when the row is there no longer. */
  changes: 'gone' | ((moment: string) => Record<string, string>);
  /** What is to be fixed, of which several objects may be the better for it. */
  object: { type: string; id: string; title: string };
  /** SQL of a comma list of what it lacks. */
  missing?: string;
  /** SQL of a number. Of two objects that help as much, the one with less of it goes first. */
  effort?: string;
  /** What to do, in a sentence. */
  text(step: Pick<MetricPlanStep, 'object' | 'missing'>): string;
}
