import { Operation } from './Operation';
import {
  application,
  asOf,
  cursor,
  limit,
  listOf,
  q,
  team,
  teamWithin,
} from './parameters';

const badRequest =
  'A parameter that does not exist, or a value it does not accept.';
const pathParameters = { id: 'Id of a finding.' };
const noSuchFinding =
  'There is no such finding, or its application is not visible to the caller.';

/** Problems, and what people say of them. */
export const findingOperations: readonly Operation[] = [
  {
    operationId: 'listFindings',
    method: 'get',
    path: '/findings',
    tag: 'Findings',
    summary: 'Lists the findings, highest risk first',
    needs: 'read',
    query: [
      application,
      team,
      teamWithin,
      listOf('tier', 'Tiers.', 'Tier'),
      listOf('exposure', 'Exposures.', 'Exposure'),
      listOf('severity', 'Severities.', 'Severity'),
      listOf('category', 'Categories.', 'Category'),
      listOf('status', 'Default: all of them.', 'FindingStatus'),
      listOf('rule', 'Rules; of a vulnerability its id.'),
      listOf(
        'reachable',
        'Whether reports say that the vulnerable code can be reached: `true`, `false` or `unknown`.',
      ),
      listOf(
        'exploitation',
        'What reports and the catalog of known exploited vulnerabilities say: `active`, `poc`, `none` or `unknown`.',
      ),
      listOf(
        'branch',
        'Branches; default: the default branch of each application.',
      ),
      q,
      asOf,
      limit(1000, 100),
      cursor,
    ],
    answers: {
      200: { description: 'A page of them.', schema: 'FindingPage' },
    },
    errors: { 400: badRequest },
  },
  {
    operationId: 'getExploitability',
    method: 'get',
    path: '/exploitability',
    tag: 'Findings',
    summary: 'Tells how fresh the feeds of exploitability are',
    description:
      'The catalog of known exploited vulnerabilities of CISA, and EPSS of FIRST.',
    needs: 'none',
    answers: {
      200: { description: 'The feeds.', schema: 'ExploitabilityFeeds' },
    },
    errors: { 400: 'A parameter; there are none.' },
  },
  {
    operationId: 'getFinding',
    method: 'get',
    path: '/findings/{id}',
    pathParameters,
    tag: 'Findings',
    summary: 'Tells a finding with its history',
    needs: 'read',
    query: [asOf],
    answers: {
      200: { description: 'The finding.', schema: 'FindingDetails' },
    },
    errors: { 400: badRequest, 404: noSuchFinding },
  },
  {
    operationId: 'changeFinding',
    method: 'patch',
    path: '/findings/{id}',
    pathParameters,
    tag: 'Findings',
    summary: 'Says that a finding is fixed, no problem, open, or whose it is',
    needs: 'triage',
    body: { description: 'What is said.', schema: 'FindingChange' },
    answers: {
      200: { description: 'The finding after it.', schema: 'FindingDetails' },
    },
    errors: {
      400: 'The message names the field and what it accepts.',
      404: noSuchFinding,
    },
  },
  {
    operationId: 'recordRotation',
    method: 'post',
    path: '/findings/{id}/rotation',
    pathParameters,
    tag: 'Findings',
    summary: 'Records that a leaked credential was rotated',
    description: 'It holds for the same credential everywhere.',
    needs: 'triage',
    body: { description: 'When.', schema: 'CredentialRotation' },
    answers: {
      201: { description: 'It is recorded.', schema: 'RecordedRotation' },
    },
    errors: {
      400: 'The finding is no secret, or the message names the field and what it accepts.',
      404: noSuchFinding,
    },
  },
];
