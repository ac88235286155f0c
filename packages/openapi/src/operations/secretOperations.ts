import { Operation } from './Operation';
import {
  application,
  asOf,
  cursor,
  limit,
  listOf,
  team,
  teamWithin,
} from './parameters';

const badRequest =
  'A parameter that does not exist, or a value it does not accept.';

/** Leaked credentials. */
export const secretOperations: readonly Operation[] = [
  {
    operationId: 'listCredentials',
    method: 'get',
    path: '/secrets',
    tag: 'Secrets',
    summary: 'Lists the leaked credentials, the most urgent first',
    description:
      'A credential is one however many findings show it, with its places in the applications the caller may read. Its value is nowhere.',
    needs: 'read',
    query: [
      application,
      team,
      teamWithin,
      listOf('tier', 'Tiers.', 'Tier'),
      listOf('kind', 'Kinds of credentials.', 'CredentialKind'),
      listOf('state', 'How far they have come.', 'CredentialState'),
      listOf(
        'status',
        'How they stand to the time allowed for their rotation; false positives have none.',
        'RotationStatus',
      ),
      listOf(
        'validity',
        'What tools found when they tried them: `active`, `inactive` or `unknown`.',
      ),
      asOf,
      limit(500, 100),
      cursor,
    ],
    answers: {
      200: { description: 'A page of them.', schema: 'LeakedCredentialPage' },
    },
    errors: { 400: badRequest },
  },
  {
    operationId: 'getCredential',
    method: 'get',
    path: '/secrets/{id}',
    pathParameters: { id: 'Id of a leaked credential.' },
    tag: 'Secrets',
    summary: 'Tells a leaked credential with its places and rotations',
    needs: 'read',
    query: [asOf],
    answers: {
      200: { description: 'The credential.', schema: 'LeakedCredential' },
    },
    errors: {
      400: badRequest,
      404: 'There is no such credential at that moment, or none of its applications is visible to the caller.',
    },
  },
];
