import { Operation } from './Operation';
import {
  application,
  asOf,
  cursor,
  flag,
  limit,
  listOf,
  team,
  teamWithin,
} from './parameters';

const pathParameters = { id: 'Id of an exception.' };
const wrongField = 'The message names the field and what it accepts.';
const wrongParameter =
  'A parameter that does not exist, or a value it does not accept.';
const noSuchException =
  'There is no such exception, or its application is not visible to the caller.';
const nothingOpen = 'Nothing that is asked for waits for a decision.';

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
      404: noSuchException,
      409: 'It was asked for and not approved, or its terms are those of a decision for the portfolio.',
    },
  },
  {
    operationId: 'listExceptions',
    method: 'get',
    path: '/exceptions',
    tag: 'Exceptions',
    summary: 'Lists the exceptions',
    description: 'Those that have begun to hold; requests come with `state`.',
    needs: 'read',
    query: [
      application,
      team,
      teamWithin,
      flag('active', 'Only those that accept something, or only the others.'),
      listOf(
        'state',
        'Default: `active`, `expiring`, `expired` and `ended`.',
        'ExceptionState',
      ),
      listOf('decision', 'Ids of decisions for the portfolio, or `none`.'),
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
  {
    operationId: 'getException',
    method: 'get',
    path: '/exceptions/{id}',
    pathParameters,
    tag: 'Exceptions',
    summary: 'Tells an exception with its history and what it covers',
    needs: 'read',
    query: [asOf],
    answers: {
      200: {
        description: 'The exception.',
        schema: 'SecurityExceptionDetails',
      },
    },
    errors: { 400: wrongParameter, 404: noSuchException },
  },
  {
    operationId: 'listExceptionFindings',
    method: 'get',
    path: '/exceptions/{id}/findings',
    pathParameters,
    tag: 'Exceptions',
    summary: 'Lists the findings an exception covers, highest risk first',
    description:
      'Those that are open or accepted, on every branch, whether or not the exception is active.',
    needs: 'read',
    query: [asOf, limit(1000, 100), cursor],
    answers: {
      200: { description: 'A page of them.', schema: 'FindingPage' },
    },
    errors: { 400: wrongParameter, 404: noSuchException },
  },
  {
    operationId: 'requestException',
    method: 'post',
    path: '/exceptions/requests',
    tag: 'Exceptions',
    summary: 'Asks for an exception',
    description: 'It accepts nothing until it is approved.',
    needs: 'triage',
    body: {
      description: 'What is to be accepted, and why.',
      schema: 'ExceptionRequest',
    },
    answers: {
      200: {
        description: 'The same had been asked for before.',
        schema: 'SecurityException',
      },
      201: { description: 'It is recorded.', schema: 'SecurityException' },
    },
    errors: {
      400: 'The message names the field, the rule and what is accepted.',
      404: 'The application is not in the catalog, or not visible to the caller.',
      409: 'There is another exception of this id.',
    },
  },
  {
    operationId: 'renewException',
    method: 'post',
    path: '/exceptions/{id}/renewals',
    pathParameters,
    tag: 'Exceptions',
    summary: 'Asks for a longer term of an exception',
    description: 'The term that holds goes on to hold until it is decided.',
    needs: 'triage',
    body: { description: 'The longer term.', schema: 'ExceptionRenewal' },
    answers: {
      201: { description: 'It is recorded.', schema: 'SecurityException' },
    },
    errors: {
      400: 'The message names the field, the rule and what is accepted.',
      404: noSuchException,
      409: 'It cannot be renewed, or another request about it waits.',
    },
  },
  {
    operationId: 'approveException',
    method: 'post',
    path: '/exceptions/{id}/approve',
    pathParameters,
    tag: 'Exceptions',
    summary: 'Approves what is asked for',
    description:
      'An exception holds from now, or from the later start that was asked for. Configured rules say who may approve what; nobody approves what they asked for, unless that is configured.',
    needs: 'exception.approve',
    body: {
      description: 'Terms that are tighter than what was asked for.',
      schema: 'ExceptionApproval',
    },
    answers: {
      200: {
        description: 'The exception after it.',
        schema: 'SecurityException',
      },
    },
    errors: {
      400: 'The message names the field, the rule and what is accepted.',
      404: noSuchException,
      409: nothingOpen,
    },
  },
  {
    operationId: 'rejectException',
    method: 'post',
    path: '/exceptions/{id}/reject',
    pathParameters,
    tag: 'Exceptions',
    summary: 'Rejects what is asked for',
    needs: 'exception.approve',
    body: { description: 'Why.', schema: 'ExceptionRefusal' },
    answers: {
      200: {
        description: 'The exception after it.',
        schema: 'SecurityException',
      },
    },
    errors: { 400: wrongField, 404: noSuchException, 409: nothingOpen },
  },
  {
    operationId: 'withdrawException',
    method: 'post',
    path: '/exceptions/{id}/withdraw',
    pathParameters,
    tag: 'Exceptions',
    summary: 'Takes back what the caller has asked for',
    needs: 'triage',
    body: { description: 'Why.', schema: 'ExceptionRefusal' },
    answers: {
      200: {
        description: 'The exception after it.',
        schema: 'SecurityException',
      },
    },
    errors: { 400: wrongField, 404: noSuchException, 409: nothingOpen },
  },
  {
    operationId: 'grantPortfolioException',
    method: 'post',
    path: '/exceptions/portfolio',
    tag: 'Exceptions',
    summary: 'Accepts a vulnerability across applications',
    description:
      'Each application that has it, or gets it later, has an exception of its own on these terms.',
    needs: 'exception.approve-portfolio',
    body: {
      description: 'What is accepted, where and why.',
      schema: 'PortfolioExceptionGrant',
    },
    answers: {
      200: {
        description: 'The same had been recorded before.',
        schema: 'PortfolioException',
      },
      201: { description: 'It is recorded.', schema: 'PortfolioException' },
    },
    errors: {
      400: wrongField,
      409: 'There is another decision of this id.',
    },
  },
  {
    operationId: 'changePortfolioException',
    method: 'patch',
    path: '/exceptions/portfolio/{id}',
    pathParameters: { id: 'Id of a decision for the portfolio.' },
    tag: 'Exceptions',
    summary:
      'Changes the terms of a decision for the portfolio and of its exceptions from now on, or ends it',
    needs: 'exception.approve-portfolio',
    body: { description: 'What is different.', schema: 'ExceptionChange' },
    answers: {
      200: {
        description: 'The decision after it.',
        schema: 'PortfolioException',
      },
    },
    errors: { 400: wrongField, 404: 'There is no such decision.' },
  },
  {
    operationId: 'listPortfolioExceptions',
    method: 'get',
    path: '/exceptions/portfolio',
    tag: 'Exceptions',
    summary: 'Lists the vulnerabilities accepted across applications',
    description:
      'Those with an exception in an application that the caller may read; all of them for callers who may read all applications.',
    needs: 'read',
    query: [limit(1000, 100), cursor],
    answers: {
      200: { description: 'A page of them.', schema: 'PortfolioExceptionPage' },
    },
    errors: { 400: wrongParameter },
  },
];
