import {
  PolicyViolation,
  productSecurityConfigurePermission,
} from '@prodsec/backstage-plugin-product-security-common';
import express, { Router } from 'express';
import { parseHistoryEntries } from '../applications/parseHistoryEntries';
import { policyViolations } from '../applications/policyViolations';
import { audited } from './audited';
import { authorize } from './authorize';
import { canonicalRef } from './entityRefs';
import { decodeCursor, encodeCursor } from './cursor';
import { readAsOf } from './readAsOf';
import {
  applicationFilterNames,
  readApplicationFilters,
} from './readApplicationFilters';
import { refuseOthers, wholeNumber } from './requestValues';
import { RouterOptions } from './RouterOptions';

/** Applications, their attributes of earlier days, and the policies they violate. */
export function addApplicationRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { auditor, httpAuth, permissions, visibility, applications } = options;

  router.get('/applications', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, [
      ...applicationFilterNames,
      'asOf',
      'limit',
      'cursor',
    ]);
    const limit = wholeNumber(req.query, 'limit', {
      minimum: 1,
      maximum: 500,
      otherwise: 100,
    });
    const items = await options.scorecards.applications({
      asOf: readAsOf(req.query),
      visible: await visibility.visibleTo(credentials),
      filters: readApplicationFilters(req.query),
      after: decodeCursor(req.query, 'application'),
      limit: limit + 1,
    });
    const page = items.slice(0, limit);
    res.json({
      items: page,
      nextCursor:
        items.length > limit
          ? encodeCursor({ application: page[page.length - 1].application })
          : undefined,
    });
  });

  router.post(
    '/applications/history',
    express.json({ limit: '10mb' }),
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      await authorize(
        permissions,
        productSecurityConfigurePermission,
        credentials,
      );
      refuseOthers(req.query, []);
      const entries = parseHistoryEntries(req.body);
      await audited(
        auditor,
        {
          eventId: 'application-history-write',
          request: req,
          meta: { entries: entries.length },
        },
        () => applications.writeHistory(entries),
      );
      res.status(201).json({ recorded: entries.length });
    },
  );

  router.get('/policies/violations', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['application', 'policy', 'limit', 'cursor']);
    const visible = await visibility.visibleTo(credentials);
    const now = await applications.attributesAt(Date.now());
    const limit = wholeNumber(req.query, 'limit', {
      minimum: 1,
      maximum: 1000,
      otherwise: 200,
    });
    const { application, policy } = req.query;
    const wanted =
      typeof application === 'string'
        ? canonicalRef('application', application)
        : undefined;
    const all: PolicyViolation[] = now
      .filter(({ id, ref }) => {
        if (visible !== 'all' && !visible.has(id)) return false;
        return wanted === undefined || ref === wanted;
      })
      .flatMap(({ ref, attributes }) =>
        policyViolations(ref, attributes, options.policies),
      )
      .filter(violation => policy === undefined || violation.policy === policy);
    const start = Number(decodeCursor(req.query, 'start') ?? 0);
    res.json({
      items: all.slice(start, start + limit),
      nextCursor:
        all.length > start + limit
          ? encodeCursor({ start: String(start + limit) })
          : undefined,
    });
  });
}
