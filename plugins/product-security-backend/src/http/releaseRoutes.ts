import { InputError, NotFoundError } from '@backstage/errors';
import {
  gateStatuses,
  productSecurityIngestPermission,
  Release,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import express, { Router } from 'express';
import { z } from 'zod/v3';
import {
  queryReleases,
  ReleaseFilters,
  ReleasePlace,
} from '../facts/queryReleases';
import { releaseAt } from '../releases/releaseTimeline';
import { audited } from './audited';
import { authorize } from './authorize';
import { decodeCursor, encodeCursor } from './cursor';
import { canonicalRef, refsOrNone } from './entityRefs';
import { principalOf } from './principal';
import { readAsOf } from './readAsOf';
import { releaseSchema, releasesSchema } from './releaseFields';
import {
  flag,
  list,
  parseBody,
  refuseOthers,
  single,
  wholeNumber,
} from './requestValues';
import { RouterOptions } from './RouterOptions';
import { toRelease } from './toRelease';

/** Releases: recording them with their gates and evidence, and listing them. */
export function addReleaseRoutes(router: Router, options: RouterOptions): void {
  const { auditor, httpAuth, permissions, visibility, releases } = options;
  const { applications, facts, isProduction } = options;

  router.post(
    '/releases',
    express.json({ limit: bodyLimit }),
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      await authorize(
        permissions,
        productSecurityIngestPermission,
        credentials,
      );
      refuseOthers(req.query, []);
      const several = Array.isArray(req.body);
      const given = several
        ? parseBody(releasesSchema, req.body)
        : [parseBody(releaseSchema, req.body)];
      const arrivedAt = Date.now();
      const fieldOf = (index: number, name: string) =>
        several ? `${index}.${name}` : name;
      const refs = given.map(({ application }, index) =>
        canonicalRef(fieldOf(index, 'application'), application),
      );
      for (const [index, release] of given.entries()) {
        refuseFuture(release, arrivedAt, name => fieldOf(index, name));
      }
      const known = await visibility.findInCatalog(new Set(refs), credentials);
      const uploads = given.map(({ application, ...content }, index) => {
        const found = known.get(refs[index]);
        if (found) return { ...content, applicationId: found.id };
        throw new NotFoundError(
          `${fieldOf(index, 'application')}: '${
            refs[index]
          }' is not in the catalog`,
        );
      });
      const by = principalOf(credentials);
      const recorded = await audited(
        auditor,
        {
          eventId: 'release-record',
          request: req,
          meta: { releases: uploads.length, by },
        },
        () =>
          releases.record(uploads, {
            by,
            arrivedAt,
            fieldOf,
          }),
      );
      const histories = await applications.history(
        [...known.values()].map(({ id }) => id),
      );
      const teams = new Map(
        histories.map(({ id, intervals }) => [
          id,
          intervals.at(-1)?.attributes.team ?? null,
        ]),
      );
      const shown = recorded.map((release, index) =>
        toRelease(
          release,
          // What may be a few minutes ahead of our clock is shown as well.
          releaseAt(release, arrivedAt + clockTolerance)!,
          { ref: refs[index], team: teams.get(release.applicationId) ?? null },
          isProduction,
        ),
      );
      res.status(201).json(several ? { items: shown } : shown[0]);
    },
  );

  router.get('/releases', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, listParameters);
    const limit = wholeNumber(req.query, 'limit', {
      minimum: 1,
      maximum: 1000,
      otherwise: 100,
    });
    const filters = readFilters(req.query);
    const after = readPlace(req.query);
    const asOf = after?.asOf ?? readAsOf(req.query);
    const visible = await visibility.visibleTo(credentials);
    const rows = await queryReleases(await facts.fresh(), {
      asOf,
      visible,
      filters,
      after,
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const found = await releases.findAll(
      page.map(({ release_id }) => release_id),
    );
    const byId = new Map(found.map(release => [release.id, release]));
    const items = page.flatMap(
      ({ release_id, application, team }): Release[] => {
        const release = byId.get(release_id);
        const state = release && releaseAt(release, asOf);
        if (!state) return [];
        return [
          toRelease(release, state, { ref: application, team }, isProduction),
        ];
      },
    );
    const last = page.at(-1);
    res.json({
      items,
      nextCursor:
        rows.length > limit && last
          ? encodeCursor({
              asOf: String(asOf),
              at: String(last.placed_at),
              id: last.release_id,
            })
          : undefined,
    });
  });
}

/** Some hundred documents of evidence fit. */
const bodyLimit = '100mb';

/** How far in the future a moment may be, for clocks that differ; milliseconds. */
const clockTolerance = 5 * 60_000;

const listParameters = [
  'application',
  'team',
  'teamWithin',
  'tier',
  'version',
  'environment',
  'production',
  'gate',
  'status',
  'asOf',
  'limit',
  'cursor',
] as const;

function readFilters(query: Record<string, unknown>): ReleaseFilters {
  const among = (name: string, accepted: readonly string[]) => {
    const values = list(query, name);
    const other = values?.find(value => !accepted.includes(value));
    if (other === undefined) return values;
    throw new InputError(
      `${name}: '${other}' is none of ${accepted.join(', ')}`,
    );
  };
  return {
    application: list(query, 'application')?.map(ref =>
      canonicalRef('application', ref),
    ),
    team: refsOrNone(query, 'team', 'group'),
    teamWithin: refsOrNone(query, 'teamWithin', 'group'),
    tier: among('tier', tiers),
    version: list(query, 'version'),
    environment: list(query, 'environment'),
    production: flag(query, 'production'),
    gate: list(query, 'gate'),
    status: among('status', gateStatuses),
  };
}

/** Where the next page begins. The pages of one list are of one moment, which their cursor keeps. */
function readPlace(
  query: Record<string, unknown>,
): (ReleasePlace & { asOf: number }) | undefined {
  if (single(query, 'cursor') === undefined) return undefined;
  const asOf = Number(decodeCursor(query, 'asOf'));
  const at = Number(decodeCursor(query, 'at'));
  if (!Number.isSafeInteger(asOf) || !Number.isSafeInteger(at)) {
    throw new InputError('cursor: must be the nextCursor of the page before');
  }
  return { asOf, at, id: decodeCursor(query, 'id')! };
}

function refuseFuture(
  { candidateAt, releasedAt, gates, evidence }: z.output<typeof releaseSchema>,
  now: number,
  fieldOf: (name: string) => string,
): void {
  const moments = [
    ['candidateAt', candidateAt] as const,
    ['releasedAt', releasedAt] as const,
    ...gates.map(
      ({ evaluatedAt }, index) =>
        [`gates.${index}.evaluatedAt`, evaluatedAt] as const,
    ),
    ...evidence.map(
      ({ recordedAt }, index) =>
        [`evidence.${index}.recordedAt`, recordedAt] as const,
    ),
  ];
  for (const [name, moment] of moments) {
    if (moment !== undefined && moment > now + clockTolerance) {
      throw new InputError(`${fieldOf(name)}: must not be in the future`);
    }
  }
}
