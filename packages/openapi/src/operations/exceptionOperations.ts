import { Operation } from './Operation';
import {
  application,
  asOf,
  cursor,
  flag,
  limit,
  team,
  teamWithin,
} from './parameters';

/** Accepting risks for a time. */
export const exceptionOperations: readonly Operation[] = [
  {
    operationId: 'grantException',
    method: 'post',
    path: '/exceptions',
    tag: 'Exceptions',
    summary: 'Accepts a risk for a time',
    description:
      'It covers the findings it names, those of its rule, or, with neither, the policy of the application.',
    needs: 'exception.approve',
    body: {
      description: 'What is accepted, and why.',
      schema: 'ExceptionGrant',
    },
    answers: {
      200: {
        description: 'The same had been recorded before.',
        schema: 'SecurityException',
      },
      201: { description: 'It is recorded.', schema: 'SecurityException' },
    },
    errors: {
      400: 'The message names the field and what it accepts.',
      404: 'The application is not in the catalog, or not visible to the caller.',
      409: 'There is another exception of this id.',
    },
  },
  {
    operationId: 'changeException',
    method: 'patch',
    path: '/exceptions/{id}',
    pathParameters: { id: 'Id of an exception.' },
    tag: 'Exceptions',
    summary: 'Changes the terms of an exception from now on, or ends it',
    needs: 'exception.approve',
    body: { description: 'What is different.', schema: 'ExceptionChange' },
    answers: {
      200: {
        description: 'The exception after it.',
        schema: 'SecurityException',
      },
    },
    errors: {
      400: 'The message names the field and what it accepts.',
      404: 'There is no such exception, or its application is not visible to the caller.',
    },
  },
  {
    operationId: 'listExceptions',
    method: 'get',
    path: '/exceptions',
    tag: 'Exceptions',
    summary: 'Lists the exceptions',
    needs: 'read',
    query: [
      application,
      team,
      teamWithin,
      flag('active', 'Only those that accept something, or only the others.'),
      asOf,
      limit(1000, 100),
      cursor,
    ],
    answers: {
      200: { description: 'A page of them.', schema: 'SecurityExceptionPage' },
    },
    errors: {
      400: 'A parameter that does not exist, or a value it does not accept.',
    },
  },
];
