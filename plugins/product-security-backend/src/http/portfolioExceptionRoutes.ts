import { InputError } from '@backstage/errors';
import {
  PortfolioException,
  productSecurityExceptionApprovePortfolioPermission,
} from '@prodsec/backstage-plugin-product-security-common';
import express, { Router } from 'express';
import { checkEnds } from '../exceptions/ExceptionStore';
import {
  isPortfolioExceptionActive,
  RecordedPortfolioException,
} from '../exceptions/portfolio/RecordedPortfolioException';
import { VisibleApplications } from '../facts/Facts';
import { formatMoment } from '../moment';
import { audited } from './audited';
import { authorize } from './authorize';
import { decodeCursor, encodeCursor } from './cursor';
import { canonicalRef } from './entityRefs';
import {
  exceptionChangeSchema,
  portfolioExceptionSchema,
} from './exceptionFields';
import { principalOf } from './principal';
import { parseBody, refuseOthers, wholeNumber } from './requestValues';
import { RouterOptions } from './RouterOptions';
import { toTermsShown } from './toSecurityException';

/** Vulnerabilities accepted across applications: deciding, changing and listing. */
export function addPortfolioExceptionRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { auditor, auth, httpAuth, permissions, visibility } = options;
  const { exceptionRules, portfolioExceptions, portfolioExceptionStore } =
    options;

  router.post('/exceptions/portfolio', express.json(), async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    await authorize(
      permissions,
      productSecurityExceptionApprovePortfolioPermission,
      credentials,
    );
    refuseOthers(req.query, []);
    const { id, rule, filter, approvedBy, ...terms } = parseBody(
      portfolioExceptionSchema,
      req.body,
    );
    const createdAt = Date.now();
    checkEnds(createdAt, terms);
    const by = principalOf(credentials);
    const isUser = auth.isPrincipal(credentials, 'user');
    const { decision, repeated } = await audited(
      auditor,
      {
        eventId: 'portfolio-exception-grant',
        request: req,
        meta: { id, rule, filter: { ...filter }, by },
      },
      () =>
        portfolioExceptions.grant(
          {
            id,
            rule,
            filter: canonicalFilter(filter ?? {}),
            terms,
            createdAt,
            approvedBy: approverOf(approvedBy, isUser ? by : undefined),
            recordedBy: by,
          },
          { isRuled: isUser && exceptionRules.enforceOnGrants },
        ),
    );
    const visible = await visibility.visibleTo(credentials);
    res.status(repeated ? 200 : 201).json(await show(decision, visible));
  });

  router.patch(
    '/exceptions/portfolio/:id',
    express.json(),
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      await authorize(
        permissions,
        productSecurityExceptionApprovePortfolioPermission,
        credentials,
      );
      refuseOthers(req.query, []);
      const { id } = req.params;
      const change = parseBody(exceptionChangeSchema, req.body);
      const now = Date.now();
      refusePast(change, now);
      const by = principalOf(credentials);
      const decision = await audited(
        auditor,
        {
          eventId: 'portfolio-exception-change',
          request: req,
          meta: { id, changed: Object.keys(change), by },
        },
        () =>
          portfolioExceptionStore.change(
            id,
            {
              ...change,
              // Applications may have joined a moment ago
              ...(change.endedAt && { endedAt: Math.max(change.endedAt, now) }),
            },
            by,
            now,
          ),
      );
      res.json(await show(decision, await visibility.visibleTo(credentials)));
    },
  );

  router.get('/exceptions/portfolio', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['limit', 'cursor']);
    const limit = wholeNumber(req.query, 'limit', {
      minimum: 1,
      maximum: 1000,
      otherwise: 100,
    });
    const after = decodeCursor(req.query, 'id');
    const visible = await visibility.visibleTo(credentials);
    const members = await portfolioExceptionStore.members();
    const readable = (await portfolioExceptionStore.list()).filter(
      ({ id }) => visible === 'all' || countVisible(members.get(id), visible),
    );
    const start = after
      ? readable.findIndex(decision => decision.id === after) + 1
      : 0;
    const page = readable.slice(start, start + limit);
    res.json({
      items: page.map(decision =>
        toPortfolioException(
          decision,
          countVisible(members.get(decision.id), visible),
          Date.now(),
        ),
      ),
      nextCursor:
        readable.length > start + limit
          ? encodeCursor({ id: page[page.length - 1].id })
          : undefined,
    });
  });

  async function show(
    decision: RecordedPortfolioException,
    visible: VisibleApplications,
  ): Promise<PortfolioException> {
    const members = await portfolioExceptionStore.members();
    const count = countVisible(members.get(decision.id), visible);
    return toPortfolioException(decision, count, Date.now());
  }
}

/** How far in the past a moment may be, for clocks that differ; milliseconds. */
const clockTolerance = 5 * 60_000;

function countVisible(
  members: readonly number[] = [],
  visible: VisibleApplications,
): number {
  if (visible === 'all') return members.length;
  return members.filter(id => visible.has(id)).length;
}

function toPortfolioException(
  decision: RecordedPortfolioException,
  applications: number,
  now: number,
): PortfolioException {
  return {
    id: decision.id,
    rule: decision.rule,
    filter: decision.filter,
    createdAt: formatMoment(decision.createdAt),
    ...toTermsShown(decision.terms),
    approvedBy: decision.approvedBy ?? null,
    active: isPortfolioExceptionActive(decision, now),
    applications,
    recordedBy: decision.recordedBy,
  };
}

function canonicalFilter(
  filter: RecordedPortfolioException['filter'],
): RecordedPortfolioException['filter'] {
  const refs = (name: 'system' | 'team', kind: string) =>
    filter[name] && {
      [name]: filter[name].map(ref =>
        ref === 'none' ? ref : canonicalRef(`filter.${name}`, ref, kind),
      ),
    };
  return { ...filter, ...refs('system', 'system'), ...refs('team', 'group') };
}

function approverOf(
  given: string | undefined,
  user: string | undefined,
): string | undefined {
  return given === undefined ? user : canonicalRef('approvedBy', given, 'user');
}

function refusePast(
  change: { expiresAt?: number | null; endedAt?: number | null },
  now: number,
): void {
  for (const name of ['expiresAt', 'endedAt'] as const) {
    if ((change[name] ?? now) < now - clockTolerance) {
      throw new InputError(
        `${name}: must not be in the past, since applications join a decision over time; accepted is now or later`,
      );
    }
  }
}
