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

const wrongParameter =
  'A parameter that does not exist, or a value it does not accept.';
const noSuchRelease =
  'There is no such release at that moment, or its application is not visible to the caller.';

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
      202: {
        description:
          'An application is not in the catalog yet: its releases are kept, and recorded when it appears.',
        schema: {
          anyOf: [
            { $ref: '#/components/schemas/PendingRelease' },
            { $ref: '#/components/schemas/PendingReleaseList' },
          ],
        },
      },
    },
    errors: {
      400: 'The message names the field and what it accepts.',
      404: 'An application is not in the catalog, or not visible to the caller, who does not see all of the catalog.',
      413: 'The body is too large.',
    },
  },
  {
    operationId: 'listPendingReleases',
    method: 'get',
    path: '/releases/pending',
    tag: 'Releases',
    summary: 'Lists uploads whose application is not in the catalog yet',
    description: 'In the order they arrived.',
    needs: 'configure',
    query: [limit(1000, 100), cursor],
    answers: {
      200: { description: 'A page of them.', schema: 'PendingReleasePage' },
    },
    errors: {
      400: 'A parameter that does not exist, or a value it does not accept.',
    },
  },
  {
    operationId: 'getRelease',
    method: 'get',
    path: '/releases/{id}',
    tag: 'Releases',
    summary: 'Shows a release with everything that is known of it',
    needs: 'read',
    pathParameters: { id: 'Id of a release.' },
    query: [asOf],
    answers: {
      200: {
        description: 'The release, and the uploads that made it what it is.',
        schema: 'ReleaseDetails',
      },
    },
    errors: {
      400: 'A parameter that does not exist, or a value it does not accept.',
      404: 'There is no such release, it was not known then, or its application is not visible to the caller.',
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
    operationId: 'evaluateGate',
    method: 'post',
    path: '/gates/evaluate',
    tag: 'Releases',
    summary:
      'Decides whether a release candidate passes the gate of the portal',
    description:
      'By the policy of its tier and environment, and by what the portal knows: open findings, exceptions, scans and evidence. The decision is recorded as the next attempt at the gate. Counts are told to everybody who may ingest, ids of findings only to those who may read them.',
    needs: 'ingest',
    body: {
      description: 'The candidate, and rules on top of those of the portal.',
      schema: 'GateQuestion',
    },
    answers: {
      200: {
        description: 'What is decided, whether passed or failed.',
        schema: 'GateDecision',
      },
    },
    errors: {
      400: 'The message names the field and what it accepts; a rule of `policy` must not be weaker than that of the portal.',
      404: 'The application is not in the catalog, or not visible to the caller.',
    },
  },
  {
    operationId: 'getReleaseEvidence',
    method: 'get',
    path: '/releases/{id}/evidence',
    pathParameters: { id: 'Id of a release.' },
    tag: 'Releases',
    summary: 'The evidence of a release, piece by piece',
    description:
      'What the checks of each document found, who signed it, what is missing by the policy, and what the portal knows itself that could be evidence.',
    needs: 'read',
    query: [asOf],
    answers: {
      200: { description: 'The evidence.', schema: 'ReleaseEvidence' },
    },
    errors: { 400: wrongParameter, 404: noSuchRelease },
  },
  {
    operationId: 'getEvidenceDocument',
    method: 'get',
    path: '/releases/{id}/evidence/{evidenceId}/document',
    pathParameters: {
      id: 'Id of a release.',
      evidenceId: 'Id of a piece of its evidence.',
    },
    tag: 'Releases',
    summary: 'The document of a piece of evidence, as it came',
    needs: 'read',
    answers: {
      200: {
        description:
          'Its bytes; a document that was sent as an object is its JSON without blanks.',
        contentType: 'application/octet-stream',
        schema: { type: 'string', format: 'binary' },
      },
    },
    errors: {
      400: wrongParameter,
      404: `${noSuchRelease} Or the evidence has no document that is kept.`,
    },
  },
  {
    operationId: 'getEvidencePack',
    method: 'get',
    path: '/releases/{id}/evidence-pack',
    pathParameters: { id: 'Id of a release.' },
    tag: 'Releases',
    summary: 'All evidence of a release as an archive for auditors',
    description:
      'A ZIP with `release.json`, `index.html`, every document, `SHA256SUMS` and, where a signing key is configured, the attestation of the portal. As of the same moment it has the same bytes. It is in the audit log.',
    needs: 'read',
    query: [asOf],
    answers: {
      200: {
        description: 'The archive.',
        contentType: 'application/zip',
        schema: { type: 'string', format: 'binary' },
      },
    },
    errors: { 400: wrongParameter, 404: noSuchRelease },
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
