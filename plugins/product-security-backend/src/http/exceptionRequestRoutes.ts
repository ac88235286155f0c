import {
  productSecurityExceptionApprovePermission,
  productSecurityTriagePermission,
} from '@prodsec/backstage-plugin-product-security-common';
import { ConflictError } from '@backstage/errors';
import express, { Request, Router } from 'express';
import { RecordedException } from '../exceptions/RecordedException';
import { audited } from './audited';
import { authorize } from './authorize';
import { deciderOf } from './deciderOf';
import {
  exceptionApprovalSchema,
  exceptionRefusalSchema,
  exceptionRenewalSchema,
  exceptionRequestSchema,
} from './exceptionFields';
import { principalOf } from './principal';
import { parseBody, refuseOthers } from './requestValues';
import { RouterOptions } from './RouterOptions';
import { showException, visibleException } from './visibleException';

/** Exceptions: asking for them and for longer terms, and deciding. */
export function addExceptionRequestRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { auditor, httpAuth, permissions, visibility } = options;
  const { exceptionProcess } = options;

  router.post(
    '/exceptions/requests',
    express.json({ limit: bodyLimit }),
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      await authorize(
        permissions,
        productSecurityTriagePermission,
        credentials,
      );
      refuseOthers(req.query, []);
      const {
        application: ref,
        id,
        findings = [],
        rule,
        startsAt,
        ...terms
      } = parseBody(exceptionRequestSchema, req.body);
      const application = await visibility.assertVisible(ref, credentials);
      const by = principalOf(credentials);
      const { exception, repeated } = await audited(
        auditor,
        {
          eventId: 'exception-request',
          request: req,
          meta: { application: application.ref, id, by },
        },
        () =>
          exceptionProcess.request({
            id,
            applicationId: application.id,
            findings: [...new Set(findings)],
            rule,
            startsAt,
            terms,
            by,
            at: Date.now(),
          }),
      );
      res
        .status(repeated ? 200 : 201)
        .json(await showException(options, exception, Date.now()));
    },
  );

  router.post(
    '/exceptions/:id/renewals',
    express.json({ limit: bodyLimit }),
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      await authorize(
        permissions,
        productSecurityTriagePermission,
        credentials,
      );
      refuseOthers(req.query, []);
      const { id } = req.params;
      const known = await visibleException(options, id, credentials);
      const renewal = parseBody(exceptionRenewalSchema, req.body);
      if (known.portfolioException !== undefined) {
        throw new ConflictError(
          'id: the exception belongs to a decision for the portfolio, which is changed with PATCH /exceptions/portfolio/{id}',
        );
      }
      const by = principalOf(credentials);
      const exception = await audited(
        auditor,
        {
          eventId: 'exception-renewal-request',
          request: req,
          meta: { id, by },
        },
        () => exceptionProcess.renew(known, renewal, { by, at: Date.now() }),
      );
      res.status(201).json(await showException(options, exception, Date.now()));
    },
  );

  router.post('/exceptions/:id/approve', express.json(), async (req, res) => {
    const { known, decider } = await toDecide(req);
    const { reason: comment, ...tighter } = parseBody(
      exceptionApprovalSchema,
      req.body,
    );
    const exception = await audited(
      auditor,
      {
        eventId: 'exception-approve',
        request: req,
        meta: { id: known.id, by: decider.principal },
      },
      () =>
        exceptionProcess.approve(
          known,
          { ...tighter, comment },
          decider,
          Date.now(),
        ),
    );
    res.json(await showException(options, exception, Date.now()));
  });

  router.post('/exceptions/:id/reject', express.json(), async (req, res) => {
    const { known, decider } = await toDecide(req);
    const { reason } = parseBody(exceptionRefusalSchema, req.body);
    const exception = await audited(
      auditor,
      {
        eventId: 'exception-reject',
        request: req,
        meta: { id: known.id, by: decider.principal },
      },
      () => exceptionProcess.reject(known, reason, decider, Date.now()),
    );
    res.json(await showException(options, exception, Date.now()));
  });

  router.post('/exceptions/:id/withdraw', express.json(), async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    await authorize(permissions, productSecurityTriagePermission, credentials);
    refuseOthers(req.query, []);
    const { id } = req.params;
    const known = await visibleException(options, id, credentials);
    const { reason } = parseBody(exceptionRefusalSchema, req.body);
    const by = principalOf(credentials);
    const exception = await audited(
      auditor,
      { eventId: 'exception-withdraw', request: req, meta: { id, by } },
      () => exceptionProcess.withdraw(known, reason, { by, at: Date.now() }),
    );
    res.json(await showException(options, exception, Date.now()));
  });

  async function toDecide(req: Request<{ id: string }>) {
    const credentials = await httpAuth.credentials(req as Request);
    await authorize(
      permissions,
      productSecurityExceptionApprovePermission,
      credentials,
    );
    refuseOthers(req.query, []);
    const known: RecordedException = await visibleException(
      options,
      req.params.id,
      credentials,
    );
    return { known, decider: await deciderOf(options, credentials) };
  }
}

/** A list of ten thousand findings fits. */
const bodyLimit = '1mb';
