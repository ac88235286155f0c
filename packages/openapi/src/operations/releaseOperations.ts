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

/** Releases, and the activity of repositories. */
export const releaseOperations: readonly Operation[] = [
  {
    operationId: 'recordReleases',
    method: 'post',
    path: '/releases',
    tag: 'Releases',
    summary: 'Records a release or several, with gates and evidence',
    description:
      'A release is known by application, version and environment; sending it again adds to it. All are recorded or none.',
    needs: 'ingest',
    body: {
      description: 'A release, or a list of them.',
      schema: {
        anyOf: [
          { $ref: '#/components/schemas/ReleaseUpload' },
          {
            type: 'array',
            maxItems: 10_000,
            items: { $ref: '#/components/schemas/ReleaseUpload' },
          },
        ],
      },
    },
    answers: {
      201: {
        description:
          'The release as it is known now; several of them as a list.',
        schema: {
          anyOf: [
            { $ref: '#/components/schemas/Release' },
            { $ref: '#/components/schemas/ReleaseList' },
          ],
        },
      },
    },
    errors: {
      400: 'The message names the field and what it accepts.',
      404: 'An application is not in the catalog, or not visible to the caller.',
      413: 'The body is too large.',
    },
  },
  {
    operationId: 'listReleases',
    method: 'get',
    path: '/releases',
    tag: 'Releases',
    summary: 'Lists the releases, newest first',
    needs: 'read',
    query: [
      application,
      team,
      teamWithin,
      listOf('tier', 'Tiers.', 'Tier'),
      listOf('version', 'Versions.'),
      listOf('environment', 'Environments.'),
      flag('production', 'Only those of production, or only the others.'),
      listOf('gate', 'Those with a result of one of these gates.'),
      listOf('status', 'Those with a gate that came out so.', 'GateStatus'),
      asOf,
      limit(1000, 100),
      cursor,
    ],
    answers: {
      200: { description: 'A page of them.', schema: 'ReleasePage' },
    },
    errors: {
      400: 'A parameter that does not exist, or a value it does not accept.',
    },
  },
  {
    operationId: 'recordActivity',
    method: 'post',
    path: '/activity',
    tag: 'Repositories',
    summary: 'Records commits of a period, or of several',
    description:
      'A period is known by repository, start and end; sent again, it replaces.',
    needs: 'ingest',
    body: {
      description: 'A period, or a list of them.',
      schema: {
        anyOf: [
          { $ref: '#/components/schemas/RepositoryActivity' },
          {
            type: 'array',
            maxItems: 100_000,
            items: { $ref: '#/components/schemas/RepositoryActivity' },
          },
        ],
      },
    },
    answers: {
      201: {
        description: 'What is recorded; several of them as a list.',
        schema: {
          anyOf: [
            { $ref: '#/components/schemas/RepositoryActivity' },
            { $ref: '#/components/schemas/RepositoryActivityList' },
          ],
        },
      },
    },
    errors: {
      400: 'The message names the field and what it accepts; a bare slug must fit exactly one mapped repository.',
      413: 'The body is too large.',
    },
  },
];
