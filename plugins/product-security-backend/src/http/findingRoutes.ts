import { InputError } from '@backstage/errors';
import {
  categories,
  exploitations,
  findingStatuses,
  productSecurityTriagePermission,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import express, { Router } from 'express';
import { z } from 'zod/v3';
import { findFindings } from '../facts/findFindings';
import { FindingFilters } from '../facts/queryFindings';
import { audited } from './audited';
import { authorize } from './authorize';
import { canonicalRef, refsOrNone } from './entityRefs';
import { momentField } from './momentField';
import { principalOf } from './principal';
import { readAsOf } from './readAsOf';
import { readFindingDetails } from './readFindingDetails';
import {
  hasNoNul,
  list,
  parseBody,
  refuseOthers,
  single,
  wholeNumber,
} from './requestValues';
import { RouterOptions } from './RouterOptions';

/** Findings, and what people say of them. */
export function addFindingRoutes(router: Router, options: RouterOptions): void {
  const { auditor, httpAuth, permissions, visibility, findings, facts } =
    options;

  router.get('/findings', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, [...filterNames, 'asOf', 'limit', 'cursor']);
    res.json(
      await findFindings(await facts.fresh(), {
        // The pages of one list are of one moment, which its cursor keeps.
        asOf:
          req.query.cursor && !req.query.asOf ? undefined : readAsOf(req.query),
        visible: await visibility.visibleTo(credentials),
        filters: readFilters(req.query),
        limit: wholeNumber(req.query, 'limit', {
          minimum: 1,
          maximum: 1000,
          otherwise: 100,
        }),
        cursor: single(req.query, 'cursor'),
      }),
    );
  });

  router.get('/findings/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['asOf']);
    res.json(
      await readFindingDetails(
        options,
        req.params.id,
        credentials,
        readAsOf(req.query),
      ),
    );
  });

  router.patch('/findings/:id', express.json(), async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    await authorize(permissions, productSecurityTriagePermission, credentials);
    refuseOthers(req.query, []);
    const { id } = req.params;
    const before = await readFindingDetails(
      options,
      id,
      credentials,
      Date.now(),
    );
    const arrivedAt = Date.now();
    const decision = parseBody(decisionSchema, req.body);
    if (decision.status !== undefined && !decision.reason) {
      throw new InputError('reason: is required with status; say why');
    }
    if (decision.status === undefined && decision.assignee === undefined) {
      throw new InputError('body: give status or assignee');
    }
    const at = decision.at ?? arrivedAt;
    if (at > arrivedAt + clockTolerance) {
      throw new InputError('at: must not be in the future');
    }
    if (
      decision.verifiedAt !== undefined &&
      decision.verifiedAt > arrivedAt + clockTolerance
    ) {
      throw new InputError('verifiedAt: must not be in the future');
    }
    const by = principalOf(credentials);
    await audited(
      auditor,
      {
        eventId: 'finding-triage',
        request: req,
        meta: { id: before.id, status: decision.status, by },
      },
      () =>
        findings.decide(before.id, {
          status: decision.status,
          at,
          verifiedAt: decision.verifiedAt,
          reason: decision.reason,
          assignee: decision.assignee
            ? canonicalRef('assignee', decision.assignee, 'user')
            : decision.assignee,
          by,
          arrivedAt,
        }),
    );
    res.json(
      await readFindingDetails(options, before.id, credentials, Date.now()),
    );
  });
}

const filterNames = [
  'application',
  'team',
  'teamWithin',
  'tier',
  'exposure',
  'severity',
  'category',
  'status',
  'rule',
  'reachable',
  'exploitation',
  'branch',
  'q',
] as const;

/** How far in the future a moment may be, for clocks that differ; milliseconds. */
const clockTolerance = 5 * 60_000;

const decisionSchema = z
  .object({
    status: z
      .enum(['fixed', 'false-positive', 'open'], {
        errorMap: () => ({
          message: 'must be one of fixed, false-positive, open',
        }),
      })
      .optional(),
    at: momentField.optional(),
    verifiedAt: momentField.optional(),
    reason: z
      .string({ invalid_type_error: 'must be text, why' })
      .trim()
      .max(10_000, 'must have at most 10000 characters')
      .refine(...hasNoNul)
      .optional(),
    assignee: z.string().trim().min(1).nullable().optional(),
  })
  .strict();

function readFilters(query: Record<string, unknown>): FindingFilters {
  return {
    application: list(query, 'application')?.map(ref =>
      canonicalRef('application', ref),
    ),
    team: refsOrNone(query, 'team', 'group'),
    teamWithin: refsOrNone(query, 'teamWithin', 'group'),
    tier: list(query, 'tier'),
    exposure: list(query, 'exposure'),
    severity: choices(query, 'severity', severities),
    category: choices(query, 'category', categories),
    status: choices(query, 'status', findingStatuses),
    rule: list(query, 'rule'),
    reachable: choices(query, 'reachable', ['true', 'false', 'unknown']),
    exploitation: choices(query, 'exploitation', [...exploitations, 'unknown']),
    branch: list(query, 'branch'),
    q: single(query, 'q'),
  };
}

function choices(
  query: Record<string, unknown>,
  name: string,
  accepted: readonly string[],
): string[] | undefined {
  const values = list(query, name);
  for (const value of values ?? []) {
    if (!accepted.includes(value)) {
      throw new InputError(
        `${name}: must be of ${accepted.join(', ')}, not '${value}'`,
      );
    }
  }
  return values;
}
