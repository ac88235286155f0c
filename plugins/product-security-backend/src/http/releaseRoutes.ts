import { InputError, NotFoundError } from '@backstage/errors';
import {
  gateStatuses,
  PendingRelease,
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
import { formatMoment } from '../moment';
import { releaseAt } from '../releases/releaseTimeline';
import { OverrideField } from '../gates/readOverrideFields';
import { audited } from './audited';
import { authorize } from './authorize';
import { decodeCursor, encodeCursor } from './cursor';
import { canonicalRef, refsOrNone } from './entityRefs';
import { principalOf } from './principal';
import { readAsOf } from './readAsOf';
import { refuseDeepJson } from './refuseDeepJson';
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
import { takeDocuments } from './takeDocuments';
import { toRelease } from './toRelease';

/** Releases: recording them with their gates and evidence, and listing them. */
export function addReleaseRoutes(router: Router, options: RouterOptions): void {
  const { auditor, httpAuth, permissions, visibility } = options;
  const {
    applications,
    evidence,
    facts,
    overrideFields,
    pendingReleases,
    pendingTime,
  } = options;
  const shownBy = options;

  router.post(
    '/releases',
    express.json({ limit: bodyLimit, verify: refuseDeepJson }),
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      await authorize(
        permissions,
        productSecurityIngestPermission,
        credentials,
      );
      refuseOthers(req.query, []);
      const several = Array.isArray(req.body);
      const fieldOf = (index: number, name: string) =>
        several ? `${index}.${name}` : name;
      const { documents, releases: given } = takeDocuments(
        several
          ? parseBody(releasesSchema, req.body)
          : [parseBody(releaseSchema, req.body)],
        evidence.maximumBytes,
        fieldOf,
      );
      const arrivedAt = Date.now();
      const refs = given.map(({ application }, index) =>
        canonicalRef(fieldOf(index, 'application'), application),
      );
      for (const [index, release] of given.entries()) {
        refuseFuture(release, arrivedAt, name => fieldOf(index, name));
        refuseBareOverride(release, overrideFields, name =>
          fieldOf(index, name),
        );
      }
      const known = await visibility.findInCatalog(new Set(refs), credentials);
      const unknown = refs.findIndex(ref => !known.has(ref));
      if (unknown >= 0 && !(await visibility.mayNameUnknown(credentials))) {
        throw new NotFoundError(
          `${fieldOf(unknown, 'application')}: '${
            refs[unknown]
          }' is not in the catalog`,
        );
      }
      const uploads = given.flatMap(({ application, ...content }, index) => {
        const found = known.get(refs[index]);
        return found ? [{ ...content, applicationId: found.id }] : [];
      });
      // Where in the request each of the uploads stands.
      const places = [...refs.keys()].filter(index => known.has(refs[index]));
      const by = principalOf(credentials);
      const sent: Record<string, unknown>[] = several ? req.body : [req.body];
      const waiting = refs.flatMap((application, index) =>
        known.has(application)
          ? []
          : [{ application, by, arrivedAt, content: sent[index] }],
      );
      const recorded = await audited(
        auditor,
        {
          eventId: 'release-record',
          request: req,
          meta: {
            releases: uploads.length,
            rolledBack: uploads.filter(
              ({ rolledBackAt }) => rolledBackAt !== undefined,
            ).length,
            pending: waiting.length,
            by,
          },
        },
        async () => {
          // Each changes nothing when it is sent again, should the other fail.
          if (waiting.length) await pendingReleases.keep(waiting);
          return evidence.record(uploads, documents, {
            by,
            arrivedAt,
            fieldOf: (index, name) => fieldOf(places[index], name),
          });
        },
      );
      const histories = await applications.history(
        [...known.values()].map(({ id }) => id),
      );
      const attributes = new Map(
        histories.map(({ id, intervals }) => [
          id,
          intervals.at(-1)?.attributes,
        ]),
      );
      const shown = recorded.map((release, index) =>
        toRelease(
          release,
          // What may be a few minutes ahead of our clock is shown as well.
          releaseAt(release, arrivedAt + clockTolerance)!,
          {
            ref: refs[places[index]],
            team: attributes.get(release.applicationId)?.team ?? null,
            tier: attributes.get(release.applicationId)?.tier ?? 'unassigned',
          },
          shownBy,
        ),
      );
      const keptUntil = formatMoment(arrivedAt + pendingTime);
      const shownAt = new Map(
        places.map((place, index) => [place, shown[index]]),
      );
      const answers: (Release | PendingRelease)[] = refs.map(
        (application, index) =>
          shownAt.get(index) ?? {
            pending: true,
            application,
            version: given[index].version,
            environment: given[index].environment,
            keptUntil,
          },
      );
      res
        .status(waiting.length ? 202 : 201)
        .json(several ? { items: answers } : answers[0]);
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
    const found = await evidence.findAll(
      page.map(({ release_id }) => release_id),
    );
    const byId = new Map(found.map(release => [release.id, release]));
    const items = page.flatMap(
      ({ release_id, application, team, tier }): Release[] => {
        const release = byId.get(release_id);
        const state = release && releaseAt(release, asOf);
        if (!state) return [];
        return [
          toRelease(release, state, { ref: application, team, tier }, shownBy),
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

/** An override without what the configuration asks of it would be one that nobody answers for. */
function refuseBareOverride(
  { gates }: Pick<z.output<typeof releaseSchema>, 'gates'>,
  required: readonly OverrideField[],
  fieldOf: (name: string) => string,
): void {
  for (const [index, result] of gates.entries()) {
    if (result.status !== 'overridden') continue;
    const missing = required.find(field => result[field] === undefined);
    if (!missing) continue;
    throw new InputError(
      `${fieldOf(
        `gates.${index}.${missing}`,
      )}: is required where a gate is overridden, by productSecurity.gates.overrides.required`,
    );
  }
}

function refuseFuture(
  {
    candidateAt,
    releasedAt,
    rolledBackAt,
    gates,
    evidence,
  }: Pick<
    z.output<typeof releaseSchema>,
    'candidateAt' | 'releasedAt' | 'rolledBackAt' | 'gates'
  > & { evidence: { recordedAt?: number }[] },
  now: number,
  fieldOf: (name: string) => string,
): void {
  const moments = [
    ['candidateAt', candidateAt] as const,
    ['releasedAt', releasedAt] as const,
    ['rolledBackAt', rolledBackAt] as const,
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
