import { Operation } from './Operation';
import { applicationFilters, asOf, cursor, limit } from './parameters';

const query = [...applicationFilters, asOf];
const badRequest =
  'A parameter that does not exist, or a value it does not accept.';

/** Many numbers in one answer. */
export const dashboardOperations: readonly Operation[] = [
  {
    operationId: 'getDashboard',
    method: 'get',
    path: '/dashboards/{id}',
    pathParameters: { id: '`executive`, `engineering` or `operations`.' },
    tag: 'Dashboards',
    summary: 'Answers with every slice of a dashboard',
    needs: 'read',
    query,
    answers: { 200: { description: 'The slices.', schema: 'Dashboard' } },
    errors: { 400: badRequest, 404: 'There is no such dashboard.' },
  },
  {
    operationId: 'getNarrative',
    method: 'get',
    path: '/narratives/{id}',
    pathParameters: {
      id: 'Id of a narrative, such as `revenue_protection`; those of the metrics name them all.',
    },
    tag: 'Dashboards',
    summary: 'Tells what the numbers say to the business',
    needs: 'read',
    query,
    answers: {
      200: { description: 'Numbers and sentences.', schema: 'Narrative' },
    },
    errors: { 400: badRequest, 404: 'There is no such narrative.' },
  },
  {
    operationId: 'answerQuestion',
    method: 'get',
    path: '/questions/{id}',
    pathParameters: {
      id: 'Id of a question, such as `uncompensated_exceptions`.',
    },
    tag: 'Dashboards',
    summary: 'Answers one of the questions people ask',
    needs: 'read',
    query: [...query, limit(500, 50), cursor],
    answers: {
      200: { description: 'A page of the answer.', schema: 'QuestionAnswer' },
    },
    errors: { 400: badRequest, 404: 'There is no such question.' },
  },
];
