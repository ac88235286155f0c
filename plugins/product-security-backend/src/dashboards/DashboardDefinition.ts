import {
  IntakeTotals,
  MetricUnit,
} from '@prodsec/backstage-plugin-product-security-common';
import { Shown } from './readHonestValue';

/** A dashboard, as data. */
export interface DashboardDefinition {
  title: string;
  slices: readonly SliceDefinition[];
}

/** What a slice shows: a metric, or the intake of scans. */
export type SliceDefinition = MetricSliceDefinition | IntakeSliceDefinition;

/** A slice about a metric. */
export interface MetricSliceDefinition extends Shown {
  id: string;
  title: string;
  /** Whether it shows the course of the last 90 days. */
  trend?: boolean;
  /** The part of the metric that is shown in its place. */
  part?: string;
}

/** A slice about the intake of scans in the trailing 30 days. */
export interface IntakeSliceDefinition {
  id: string;
  title: string;
  unit: MetricUnit;
  direction: 'up' | 'down' | null;
  /** Its number and the further ones of its totals; `value` is `null` where nothing is known. */
  read(totals: IntakeTotals): {
    value: number | null;
    numerator: number | null;
    denominator: number | null;
    parts: Record<string, number>;
  };
}
