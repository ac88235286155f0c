import { InputError, NotFoundError } from '@backstage/errors';
import {
  productSecurityIngestPermission,
  productSecurityTriagePermission,
} from '@prodsec/backstage-plugin-product-security-common';
import express, { Router } from 'express';
import { z } from 'zod/v3';
import { formatMoment } from '../moment';
import { RepositoryActivity } from '../secrets/RepositoryActivity';
import { audited } from './audited';
import { authorize } from './authorize';
import { momentField } from './momentField';
import { principalOf } from './principal';
import { parseBody, refuseOthers } from './requestValues';
import { RouterOptions } from './RouterOptions';

/** Rotations of leaked credentials, and the activity of repositories that they are measured against. */
export function addSecretRoutes(router: Router, options: RouterOptions): void {
  const { auditor, httpAuth, permissions, visibility, findings } = options;
  const { rotations, activity, repositories } = options;

  router.post('/findings/:id/rotation', express.json(), async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    await authorize(permissions, productSecurityTriagePermission, credentials);
    refuseOthers(req.query, []);
    const { id } = req.params;
    const finding = await findings.getFinding(id);
    const visible = await visibility.visibleTo(credentials);
    if (
      !finding ||
      (visible !== 'all' && !visible.has(finding.applicationId))
    ) {
      throw new NotFoundError(`There is no finding '${id}'`);
    }
    if (finding.category !== 'secret') {
      throw new InputError(
        `id: finding '${id}' is of category ${finding.category}; only a secret can be rotated`,
      );
    }
    const { rotatedAt, verifiedAt } = parseBody(rotationSchema, req.body);
    const arrivedAt = Date.now();
    refuseFuture('rotatedAt', rotatedAt, arrivedAt);
    if (verifiedAt !== undefined) {
      refuseFuture('verifiedAt', verifiedAt, arrivedAt);
      if (verifiedAt < rotatedAt) {
        throw new InputError('verifiedAt: must not be before rotatedAt');
      }
    }
    const by = principalOf(credentials);
    await audited(
      auditor,
      {
        eventId: 'secret-rotation',
        request: req,
        meta: { id: finding.id, by },
      },
      () =>
        rotations.record({
          findingId: finding.id,
          credentialHash: finding.credentialHash,
          rotatedAt,
          verifiedAt,
          by,
          arrivedAt,
        }),
    );
    res.status(201).json({
      finding: finding.id,
      rotatedAt: formatMoment(rotatedAt),
      ...(verifiedAt === undefined
        ? {}
        : { verifiedAt: formatMoment(verifiedAt) }),
    });
  });

  router.post(
    '/activity',
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
        ? parseBody(activitiesSchema, req.body)
        : [parseBody(activitySchema, req.body)];
      const resolved = await repositories.resolve(
        given.map(({ repository }, index) => ({
          text: repository,
          field: several ? `${index}.repository` : 'repository',
        })),
      );
      const activities = given.map((each, index) => ({
        ...each,
        repository: resolved[index],
      }));
      await audited(
        auditor,
        {
          eventId: 'repository-activity',
          request: req,
          meta: { periods: activities.length, by: principalOf(credentials) },
        },
        () => activity.record(activities, Date.now()),
      );
      const shown = activities.map(toShown);
      res.status(201).json(several ? { items: shown } : shown[0]);
    },
  );
}

/** How far in the future a moment may be, for clocks that differ; milliseconds. */
const clockTolerance = 5 * 60_000;

/** Years of weekly periods of thousands of repositories fit. */
const bodyLimit = '20mb';

const rotationSchema = z
  .object({ rotatedAt: momentField, verifiedAt: momentField.optional() })
  .strict();

const commitsForm = 'must be a whole number of commits, 0 or more';

const activitySchema = z
  .object({
    repository: z
      .string({
        required_error: 'is required, such as github.com/acme/payments',
        invalid_type_error: 'must be text, such as github.com/acme/payments',
      })
      .trim()
      .min(1, 'must not be empty')
      .max(255, 'must have at most 255 characters'),
    from: momentField,
    to: momentField,
    commits: z
      .number({ required_error: commitsForm, invalid_type_error: commitsForm })
      .int(commitsForm)
      .nonnegative(commitsForm)
      .max(Number.MAX_SAFE_INTEGER, commitsForm),
  })
  .strict()
  .refine(({ from, to }) => from < to, {
    path: ['to'],
    message: 'must be after from',
  });

const activitiesSchema = z.array(activitySchema).max(100_000);

function refuseFuture(field: string, moment: number, now: number): void {
  if (moment > now + clockTolerance) {
    throw new InputError(`${field}: must not be in the future`);
  }
}

function toShown({ repository, from, to, commits }: RepositoryActivity) {
  return {
    repository,
    from: formatMoment(from),
    to: formatMoment(to),
    commits,
  };
}
