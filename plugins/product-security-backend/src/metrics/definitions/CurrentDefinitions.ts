import { Definitions } from './Metric';

/** Definitions that may be others the next time they are asked for; each set is never changed itself. */
export interface CurrentDefinitions {
  readonly current: Definitions;
}
