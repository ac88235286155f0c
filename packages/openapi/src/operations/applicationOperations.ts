import { Operation, QueryParameter } from './Operation';
import {
  applicationFilters,
  asOf,
  cursor,
  limit,
  listOf,
  q,
  text,
} from './parameters';

const badRequest =
  'A parameter that does not exist, or a value it does not accept.';

const nothingSeen = 'The caller may see no application of it at that moment.';

const worst: QueryParameter = {
  ...limit(100, 10),
  description: 'How many of the applications with the lowest scores are told.',
  schema: { type: 'integer', minimum: 0, maximum: 100, default: 10 },
};

/** Applications, their scorecards and the policies they violate. */
export const applicationOperations: readonly Operation[] = [
  {
    operationId: 'listApplications',
    method: 'get',
    path: '/applications',
    tag: 'Applications',
    summary: 'Lists the applications',
    needs: 'read',
    query: [
      ...applicationFilters,
      listOf(
        'missingControl',
        'Baseline controls; the applications to which one of them applies and where it does not hold.',
        'Control',
      ),
      q,
      text(
        'sort',
        '`application` (default), `score` (the lowest first), `tier` or `title`; a `-` before it turns the order round. Applications without a score come last either way.',
      ),
      asOf,
      limit(500, 100),
      cursor,
    ],
    answers: {
      200: { description: 'A page of them.', schema: 'ApplicationPage' },
    },
    errors: { 400: badRequest },
  },
  {
    operationId: 'getApplicationScorecard',
    method: 'get',
    path: '/applications/{ref}/scorecard',
    pathParameters: {
      ref: 'Entity ref, such as `component:default/payments`; its slash may be encoded or not.',
    },
    tag: 'Applications',
    summary: 'Tells the controls, metrics and score of an application',
    needs: 'read',
    query: [asOf],
    answers: {
      200: { description: 'The scorecard.', schema: 'ApplicationScorecard' },
    },
    errors: {
      400: badRequest,
      404: 'It is not in the catalog, or not visible to the caller.',
    },
  },
  {
    operationId: 'recordApplicationHistory',
    method: 'post',
    path: '/applications/history',
    tag: 'Applications',
    summary: 'Records attributes of days before the plugin was there',
    needs: 'configure',
    body: {
      description: 'At least one entry.',
      schema: {
        type: 'array',
        minItems: 1,
        items: { $ref: '#/components/schemas/ApplicationHistory' },
      },
    },
    answers: {
      201: {
        description: 'They are recorded.',
        schema: 'RecordedApplicationHistory',
      },
    },
    errors: { 400: 'The message names the entry and the field.' },
  },
  {
    operationId: 'listTeams',
    method: 'get',
    path: '/teams',
    tag: 'Applications',
    summary: 'Tells a scorecard for each team',
    needs: 'read',
    query: [asOf],
    answers: {
      200: {
        description: 'The scorecards, the lowest score first.',
        schema: 'TeamList',
      },
    },
    errors: { 400: badRequest },
  },
  {
    operationId: 'getTeamScorecard',
    method: 'get',
    path: '/teams/{ref}/scorecard',
    pathParameters: {
      ref: 'Entity ref, such as `group:default/payments`, or `none`; its slash may be encoded or not.',
    },
    tag: 'Applications',
    summary: 'Tells the scorecard of a team with all teams below it',
    needs: 'read',
    query: [asOf, worst],
    answers: {
      200: { description: 'The scorecard.', schema: 'TeamScorecard' },
    },
    errors: { 400: badRequest, 404: nothingSeen },
  },
  {
    operationId: 'getSystemScorecard',
    method: 'get',
    path: '/systems/{ref}/scorecard',
    pathParameters: {
      ref: 'Entity ref, such as `system:default/shop`, or `none`; its slash may be encoded or not.',
    },
    tag: 'Applications',
    summary: 'Tells the scorecard of a system',
    needs: 'read',
    query: [asOf, worst],
    answers: {
      200: { description: 'The scorecard.', schema: 'SegmentScorecard' },
    },
    errors: { 400: badRequest, 404: nothingSeen },
  },
  {
    operationId: 'getDomainScorecard',
    method: 'get',
    path: '/domains/{ref}/scorecard',
    pathParameters: {
      ref: 'Entity ref, such as `domain:default/commerce`, or `none`; its slash may be encoded or not.',
    },
    tag: 'Applications',
    summary: 'Tells the scorecard of a domain',
    needs: 'read',
    query: [asOf, worst],
    answers: {
      200: { description: 'The scorecard.', schema: 'SegmentScorecard' },
    },
    errors: { 400: badRequest, 404: nothingSeen },
  },
  {
    operationId: 'getBusinessUnitScorecard',
    method: 'get',
    path: '/business-units/{name}/scorecard',
    pathParameters: {
      name: 'Name of the business unit, or `none`.',
    },
    tag: 'Applications',
    summary: 'Tells the scorecard of a business unit',
    needs: 'read',
    query: [asOf, worst],
    answers: {
      200: { description: 'The scorecard.', schema: 'SegmentScorecard' },
    },
    errors: { 400: badRequest, 404: nothingSeen },
  },
  {
    operationId: 'getPortfolio',
    method: 'get',
    path: '/portfolio',
    tag: 'Applications',
    summary: 'Tells the scorecard of all applications together',
    needs: 'read',
    query: [asOf, worst],
    answers: { 200: { description: 'The scorecard.', schema: 'Portfolio' } },
    errors: { 400: badRequest },
  },
  {
    operationId: 'listPolicyViolations',
    method: 'get',
    path: '/policies/violations',
    tag: 'Policies',
    summary: 'Lists violations of policies',
    description: 'As the catalog is now.',
    needs: 'read',
    query: [
      text('application', 'Entity ref.'),
      text('policy', 'Id of a policy.'),
      limit(1000, 200),
      cursor,
    ],
    answers: {
      200: { description: 'A page of them.', schema: 'PolicyViolationPage' },
    },
    errors: { 400: badRequest },
  },
];
