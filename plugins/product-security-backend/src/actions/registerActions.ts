import { ActionsOptions } from './ActionsOptions';
import { createAnswerQuestionAction } from './createAnswerQuestionAction';
import { createExplainMetricChangeAction } from './createExplainMetricChangeAction';
import { createGetDashboardAction } from './createGetDashboardAction';
import { createGetFindingAction } from './createGetFindingAction';
import { createGetMetricAction } from './createGetMetricAction';
import { createGetMetricTrendAction } from './createGetMetricTrendAction';
import { createGetNarrativeAction } from './createGetNarrativeAction';
import { createGetScorecardAction } from './createGetScorecardAction';
import { createListApplicationsAction } from './createListApplicationsAction';
import { createListFindingsAction } from './createListFindingsAction';
import { createListMetricObjectsAction } from './createListMetricObjectsAction';
import { createListMetricsAction } from './createListMetricsAction';
import { createPlanMetricAction } from './createPlanMetricAction';

/**
 * Registers what assistants and other tools may ask. This is the file of the room to read first.
 *
 * @remarks
 * An action reads its input, asks a service as the caller, and hands on the answer of the HTTP API, cut to what fits in a conversation. All of them
 * only read.
 */
export function registerActions(options: ActionsOptions): void {
  createListMetricsAction(options);
  createGetMetricAction(options);
  createGetMetricTrendAction(options);
  createExplainMetricChangeAction(options);
  createPlanMetricAction(options);
  createListMetricObjectsAction(options);
  createGetScorecardAction(options);
  createListApplicationsAction(options);
  createListFindingsAction(options);
  createGetFindingAction(options);
  createGetDashboardAction(options);
  createGetNarrativeAction(options);
  createAnswerQuestionAction(options);
}
