import { InputError, NotFoundError } from '@backstage/errors';
import {
  PendingReleaseUpload,
  productSecurityConfigurePermission,
  ReleaseDetails,
  ReleaseUploadRecord,
} from '@prodsec/backstage-plugin-product-security-common';
import { Router } from 'express';
import { formatMoment } from '../moment';
import { ReleaseUploadEntry } from '../releases/RecordedRelease';
import { releaseAt } from '../releases/releaseTimeline';
import { authorize } from './authorize';
import { decodeCursor, encodeCursor } from './cursor';
import { readAsOf } from './readAsOf';
import { refuseOthers, wholeNumber } from './requestValues';
import { RouterOptions } from './RouterOptions';
import { toRelease } from './toRelease';

/** One release with everything, and uploads whose application is not in the catalog yet. */
export function addReleaseDetailRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { applications, httpAuth, permissions, releases, visibility } = options;
  const { pendingReleases, pendingTime } = options;

  router.get('/releases/pending', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    await authorize(
      permissions,
      productSecurityConfigurePermission,
      credentials,
    );
    refuseOthers(req.query, ['limit', 'cursor']);
    const limit = wholeNumber(req.query, 'limit', {
      minimum: 1,
      maximum: 1000,
      otherwise: 100,
    });
    const cursor = decodeCursor(req.query, 'after');
    const after = cursor === undefined ? undefined : Number(cursor);
    if (after !== undefined && !Number.isSafeInteger(after)) {
      throw new InputError('cursor: must be the nextCursor of the page before');
    }
    const rows = await pendingReleases.list({
      after,
      limit: limit + 1,
    });
    const items = rows.slice(0, limit).map(
      (upload): PendingReleaseUpload => ({
        pending: true,
        application: upload.application,
        version: upload.version,
        environment: upload.environment,
        by: upload.by,
        arrivedAt: formatMoment(upload.arrivedAt),
        keptUntil: formatMoment(upload.arrivedAt + pendingTime),
      }),
    );
    res.json({
      items,
      nextCursor:
        rows.length > limit
          ? encodeCursor({ after: String(rows[limit - 1].id) })
          : undefined,
    });
  });

  router.get('/releases/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['asOf']);
    const asOf = readAsOf(req.query);
    const { id } = req.params;
    const [release] = await releases.findAll([id]);
    const state = release && releaseAt(release, asOf);
    if (!state) throw unknownRelease(id);
    const [history] = await applications.history([release.applicationId]);
    await visibility
      .assertVisible(history.ref, credentials, { gone: true })
      .catch(error => {
        throw NotFoundError.is(error) ? unknownRelease(id) : error;
      });
    const attributes = (
      history.intervals.findLast(({ validFrom }) => validFrom <= asOf) ??
      history.intervals[0]
    )?.attributes;
    const uploads = await releases.uploadsOf(id);
    const details: ReleaseDetails = {
      ...toRelease(
        release,
        state,
        {
          ref: history.ref,
          team: attributes?.team ?? null,
          tier: attributes?.tier ?? 'unassigned',
        },
        options,
      ),
      history: uploads.map(toUploadRecord),
    };
    res.json(details);
  });
}

function unknownRelease(id: string): NotFoundError {
  return new NotFoundError(`There is no release '${id}'`);
}

function toUploadRecord({
  by,
  arrivedAt,
  content,
}: ReleaseUploadEntry): ReleaseUploadRecord {
  const moment = (
    name: 'candidateAt' | 'releasedAt' | 'rolledBackAt',
  ): Partial<ReleaseUploadRecord> =>
    content[name] === undefined ? {} : { [name]: formatMoment(content[name]) };
  return {
    by,
    arrivedAt: formatMoment(arrivedAt),
    ...moment('candidateAt'),
    ...moment('releasedAt'),
    ...moment('rolledBackAt'),
    gates: (content.gates ?? []).map(({ gate, attempt, status }) => ({
      gate,
      attempt,
      status,
    })),
    evidence: (content.evidence ?? []).map(({ type }) => type),
    artifacts: content.artifacts ?? [],
  };
}
