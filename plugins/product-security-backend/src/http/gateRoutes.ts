import { NotFoundError } from '@backstage/errors';
import {
  GateDecision,
  productSecurityIngestPermission,
} from '@prodsec/backstage-plugin-product-security-common';
import express, { Router } from 'express';
import { GateOutcome } from '../gates/GateService';
import { Policy } from '../gates/policySchema';
import { formatMoment } from '../moment';
import { audited } from './audited';
import { authorize } from './authorize';
import { gateQuestionSchema } from './gateFields';
import { principalOf } from './principal';
import { parseBody, refuseOthers } from './requestValues';
import { RouterOptions } from './RouterOptions';

/** The portal's own gate: what it says of a release candidate. */
export function addGateRoutes(router: Router, options: RouterOptions): void {
  const { applications, auditor, gates, httpAuth, permissions, visibility } =
    options;

  router.post('/gates/evaluate', express.json(), async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    await authorize(permissions, productSecurityIngestPermission, credentials);
    refuseOthers(req.query, []);
    const { application, dryRun, attempt, run, ...asked } = parseBody(
      gateQuestionSchema,
      req.body,
    );
    const known = await visibility.assertInCatalog(application, credentials);
    const now = Date.now();
    const [history] = await applications.history([known.id]);
    const attributes = history.intervals.at(-1)!.attributes;
    const candidate = {
      ...asked,
      applicationId: known.id,
      tier: attributes.tier,
      defaultBranch: attributes.defaultBranch,
      now,
    };
    const outcome = await gates.decide(candidate);
    const by = principalOf(credentials);
    const recorded = dryRun
      ? undefined
      : await audited(
          auditor,
          {
            eventId: 'gate-evaluate',
            request: req,
            meta: {
              application: known.ref,
              version: asked.version,
              environment: asked.environment,
              gate: outcome.gate,
              status: statusOf(outcome),
              by,
            },
          },
          () =>
            gates.record(
              candidate,
              outcome,
              { number: attempt, run },
              { by, arrivedAt: now, fieldOf: (_, name) => name },
            ),
        );
    const readsFindings = await visibility
      .assertVisible(known.ref, credentials)
      .then(() => true)
      .catch(error => {
        if (NotFoundError.is(error)) return false;
        throw error;
      });
    const decision: GateDecision = {
      application: known.ref,
      version: asked.version,
      environment: asked.environment,
      gate: outcome.gate,
      status: statusOf(outcome),
      evaluatedAt: formatMoment(now),
      reasons: outcome.broken.map(({ findings, ...reason }) => ({
        ...reason,
        findings: readsFindings ? findings.slice(0, mostFindings) : [],
        link: options.linkOf(known.ref) ?? null,
      })),
      policy: shown(outcome.policy),
      comparedWith: outcome.lastRelease
        ? {
            version: outcome.lastRelease.version,
            releasedAt: formatMoment(outcome.lastRelease.releasedAt),
          }
        : null,
      unrecordedScans: outcome.unrecordedScans,
      attempt: recorded?.attempt ?? null,
      release: recorded?.releaseId ?? null,
    };
    res.json(decision);
  });
}

/** Ids of findings that a reason has at most. */
const mostFindings = 100;

function statusOf({ broken }: GateOutcome): GateDecision['status'] {
  return broken.length ? 'failed' : 'passed';
}

/** Without the rules that ask for nothing. */
function shown(policy: Policy): GateDecision['policy'] {
  return Object.fromEntries(
    Object.entries(policy).filter(([, rule]) =>
      Array.isArray(rule) ? rule.length : rule,
    ),
  );
}
