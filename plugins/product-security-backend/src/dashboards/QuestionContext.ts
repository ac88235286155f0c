import { Facts } from '../facts/Facts';
import { MetricService } from '../metrics/MetricService';
import { OperationsService } from '../operations/OperationsService';

/** What dashboards, narratives and questions are answered from. */
export interface QuestionContext {
  facts: Facts;
  metrics: MetricService;
  operations: OperationsService;
  /** How old a scan may be to count for a control; milliseconds. */
  scanMaxAge: number;
  /** How many release candidates that do not pass the same gate are repeated failures of their team. */
  repeatedFailures: number;
}
