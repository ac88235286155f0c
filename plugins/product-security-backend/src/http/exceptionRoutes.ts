import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import { productSecurityExceptionApprovePermission } from '@prodsec/backstage-plugin-product-security-common';
import express, { Router } from 'express';
import { ChangedTerms, changedTerms } from '../exceptions/exceptionRows';
import { checkEnds } from '../exceptions/ExceptionStore';
import { termsAt } from '../exceptions/exceptionTimeline';
import { audited } from './audited';
import { authorize } from './authorize';
import { deciderOf } from './deciderOf';
import { canonicalRef } from './entityRefs';
import { exceptionChangeSchema, exceptionSchema } from './exceptionFields';
import { principalOf } from './principal';
import { parseBody, refuseOthers } from './requestValues';
import { RouterOptions } from './RouterOptions';
import { showException, visibleException } from './visibleException';

/** Exceptions: granting and changing them at once. */
export function addExceptionRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { auditor, auth, httpAuth, permissions, visibility } = options;
  const { exceptions, exceptionProcess } = options;
  const isUser = (credentials: BackstageCredentials) =>
    auth.isPrincipal(credentials, 'user');

  router.post(
    '/exceptions',
    express.json({ limit: bodyLimit }),
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      await authorize(
        permissions,
        productSecurityExceptionApprovePermission,
        credentials,
      );
      refuseOthers(req.query, []);
      const { application: ref, ...content } = parseBody(
        exceptionSchema,
        req.body,
      );
      const arrivedAt = Date.now();
      const { createdAt = arrivedAt } = content;
      refuseFuture('createdAt', createdAt, arrivedAt);
      checkEnds(createdAt, content);
      const application = await visibility.assertVisible(ref, credentials);
      const by = principalOf(credentials);
      if (isUser(credentials)) {
        await exceptionProcess.checkGrant(
          {
            applicationId: application.id,
            findings: content.findings ?? [],
            rule: content.rule,
          },
          content,
          createdAt,
          await deciderOf(options, credentials),
        );
      }
      const { exception, repeated } = await audited(
        auditor,
        {
          eventId: 'exception-grant',
          request: req,
          meta: { application: application.ref, id: content.id, by },
        },
        () =>
          exceptions.record({
            ...content,
            applicationId: application.id,
            findings: [...new Set(content.findings ?? [])],
            approvedBy:
              content.approvedBy === undefined
                ? undefined
                : canonicalRef('approvedBy', content.approvedBy, 'user'),
            recordedBy: by,
            arrivedAt,
          }),
      );
      res
        .status(repeated ? 200 : 201)
        .json(await showException(options, exception, Date.now()));
    },
  );

  router.patch('/exceptions/:id', express.json(), async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    await authorize(
      permissions,
      productSecurityExceptionApprovePermission,
      credentials,
    );
    refuseOthers(req.query, []);
    const { id } = req.params;
    const known = await visibleException(options, id, credentials);
    const change = parseBody(exceptionChangeSchema, req.body);
    if (known.portfolioException !== undefined) refuseOtherThanEnd(change);
    const now = Date.now();
    const by = principalOf(credentials);
    if (rulesHoldFor(change) && isUser(credentials)) {
      await exceptionProcess.checkGrant(
        known,
        changedTerms(termsAt(known, now), change),
        now,
        await deciderOf(options, credentials),
      );
    }
    const exception = await audited(
      auditor,
      {
        eventId: 'exception-change',
        request: req,
        meta: { id, changed: Object.keys(change), by },
      },
      () => exceptions.change(id, change, by, now),
    );
    res.json(await showException(options, exception, Date.now()));
  });
}

/** A list of ten thousand findings fits. */
const bodyLimit = '1mb';

/** How far in the future a moment may be, for clocks that differ; milliseconds. */
const clockTolerance = 5 * 60_000;

function refuseFuture(field: string, moment: number, now: number): void {
  if (moment > now + clockTolerance) {
    throw new InputError(`${field}: must not be in the future`);
  }
}

/** The rules are about terms that go on; ending one is always in order. */
function rulesHoldFor(change: ChangedTerms): boolean {
  return Object.keys(change).some(
    name => !['endedAt', 'reason'].includes(name),
  );
}

/** The terms of what was decided for the portfolio are those of the decision. */
function refuseOtherThanEnd(change: ChangedTerms): void {
  if (!rulesHoldFor(change)) return;
  throw new ConflictError(
    'id: the exception belongs to a decision for the portfolio; accepted are endedAt and reason, or a change of the decision with PATCH /exceptions/portfolio/{id}',
  );
}
