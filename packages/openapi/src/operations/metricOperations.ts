import { Operation } from './Operation';
import { asOf, cursor, groupBy, limit, segmentFilters } from './parameters';

const pathParameters = { id: 'Id of a metric, such as `tier1_coverage`.' };
const errors = {
  400: 'A parameter, dimension or filter that the metric does not have, or a value it does not accept; the message lists those it does.',
  404: 'There is no such metric.',
};
const from = {
  name: 'from',
  description: 'Start; default 90 days before `to`.',
  schema: 'Moment',
};
const to = { name: 'to', description: 'End; default now.', schema: 'Moment' };

/** Numbers of metrics, and what moves them. */
export const metricOperations: readonly Operation[] = [
  {
    operationId: 'listMetrics',
    method: 'get',
    path: '/metrics',
    tag: 'Metrics',
    summary: 'Lists the definitions of the metrics',
    description:
      'The built-in metrics, and those of the files in `productSecurity.metrics.files`.',
    needs: 'none',
    answers: {
      200: { description: 'The definitions.', schema: 'MetricDefinitionList' },
    },
    errors: { 400: 'A parameter; there are none.' },
  },
  {
    operationId: 'getMetricValue',
    method: 'get',
    path: '/metrics/{id}/value',
    pathParameters,
    tag: 'Metrics',
    summary: 'Tells the number of a metric, and of its groups',
    needs: 'read',
    query: [asOf, groupBy, ...segmentFilters],
    answers: { 200: { description: 'The number.', schema: 'MetricValue' } },
    errors,
  },
  {
    operationId: 'getMetricTrend',
    method: 'get',
    path: '/metrics/{id}/trend',
    pathParameters,
    tag: 'Metrics',
    summary: 'Tells the number of a metric at each step of a period',
    description:
      'Points are `from`, `from` + 1 step, … up to `to`, and `to` itself. Each equals the value at its `asOf`.',
    needs: 'read',
    query: [
      from,
      to,
      {
        name: 'step',
        description: 'Length of a step; a month is a calendar month.',
        schema: {
          type: 'string',
          enum: ['day', 'week', 'month'],
          default: 'week',
        },
      },
      groupBy,
      ...segmentFilters,
    ],
    answers: { 200: { description: 'The points.', schema: 'MetricTrend' } },
    errors,
  },
  {
    operationId: 'listMetricObjects',
    method: 'get',
    path: '/metrics/{id}/objects',
    pathParameters,
    tag: 'Metrics',
    summary: 'Lists the very objects behind the number of a metric',
    needs: 'read',
    query: [
      {
        name: 'set',
        description: 'Which of them; `missing`: what keeps it from its best.',
        schema: {
          type: 'string',
          enum: ['numerator', 'denominator', 'missing'],
          default: 'numerator',
        },
      },
      asOf,
      limit(500, 50),
      cursor,
      ...segmentFilters,
    ],
    answers: {
      200: { description: 'A page of them.', schema: 'MetricObjects' },
    },
    errors,
  },
  {
    operationId: 'getMetricChange',
    method: 'get',
    path: '/metrics/{id}/change',
    pathParameters,
    tag: 'Metrics',
    summary: 'Tells what moved a metric between two moments',
    description:
      'Contributions by object, by reason and by group; each of them add up to the difference.',
    needs: 'read',
    query: [from, to, groupBy, limit(500, 50), cursor, ...segmentFilters],
    answers: {
      200: {
        description: 'The difference, and a page of what makes it.',
        schema: 'MetricChange',
      },
    },
    errors,
  },
  {
    operationId: 'getMetricPlan',
    method: 'get',
    path: '/metrics/{id}/plan',
    pathParameters,
    tag: 'Metrics',
    summary: 'Tells what to fix so that a metric reaches its target',
    description:
      'The shortest list of things to fix, best first; each with the value after it alone and after all before it.',
    needs: 'read',
    query: [asOf, limit(500, 50), ...segmentFilters],
    answers: { 200: { description: 'The plan.', schema: 'MetricPlan' } },
    errors,
  },
];
