import { InputError } from '@backstage/errors';
import {
  Application,
  controls,
  Page,
  policies,
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
import {
  readApplicationPlace,
  readApplicationSort,
  writeApplicationPlace,
} from './applicationSort';
import { choices, list, refuseOthers, wholeNumber } from './requestValues';
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
      'missingControl',
      'asOf',
      'sort',
      'limit',
      'cursor',
    ]);
    const limit = wholeNumber(req.query, 'limit', {
      minimum: 1,
      maximum: 500,
      otherwise: 100,
    });
    const sort = readApplicationSort(req.query);
    const after = readApplicationPlace(req.query, sort);
    const asOf = after?.asOf ?? readAsOf(req.query);
    const { items, next } = await options.scorecards.listApplications({
      asOf,
      visible: await visibility.visibleTo(credentials),
      filters: {
        ...readApplicationFilters(req.query),
        missingControl: choices(req.query, 'missingControl', controls),
      },
      sort,
      after,
      limit,
    });
    res.json({
      items,
      nextCursor: next && writeApplicationPlace(asOf, sort, next),
    } satisfies Page<Application>);
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
    const wanted = list(req.query, 'application')?.map(ref =>
      canonicalRef('application', ref),
    );
    const asked = choices(req.query, 'policy', policies);
    const all: PolicyViolation[] = now
      .filter(({ id, ref }) => {
        if (visible !== 'all' && !visible.has(id)) return false;
        return !wanted || wanted.includes(ref);
      })
      .flatMap(({ ref, attributes }) =>
        policyViolations(ref, attributes, options.policies),
      )
      .filter(({ policy }) => !asked || asked.includes(policy));
    const start = Number(decodeCursor(req.query, 'start') ?? 0);
    if (!Number.isSafeInteger(start) || start < 0) {
      throw new InputError('cursor: must be the nextCursor of the page before');
    }
    res.json({
      items: all.slice(start, start + limit),
      nextCursor:
        all.length > start + limit
          ? encodeCursor({ start: String(start + limit) })
          : undefined,
    });
  });
}
