import { InputError, NotFoundError } from '@backstage/errors';
import {
  productSecurityExceptionApprovePermission,
  SecurityException,
} from '@prodsec/backstage-plugin-product-security-common';
import express, { Router } from 'express';
import { checkEnds } from '../exceptions/ExceptionStore';
import {
  compareExceptions,
  findExceptions,
} from '../exceptions/findExceptions';
import { RecordedException } from '../exceptions/RecordedException';
import { audited } from './audited';
import { authorize } from './authorize';
import { decodeCursor, encodeCursor } from './cursor';
import { canonicalRef, refsOrNone } from './entityRefs';
import { exceptionChangeSchema, exceptionSchema } from './exceptionFields';
import { principalOf } from './principal';
import { readAsOf } from './readAsOf';
import {
  flag,
  list,
  parseBody,
  refuseOthers,
  wholeNumber,
} from './requestValues';
import { RouterOptions } from './RouterOptions';
import { withinTeams } from './withinTeams';
import { toSecurityException } from './toSecurityException';

/** Exceptions: granting, changing and listing them. */
export function addExceptionRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { auditor, httpAuth, permissions, visibility, exceptions } = options;

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
        .json(await shown(options, exception, Date.now()));
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
    const known = await exceptions.find(id);
    const visible = await visibility.visibleTo(credentials);
    if (!known || (visible !== 'all' && !visible.has(known.applicationId))) {
      throw new NotFoundError(`There is no exception '${id}'`);
    }
    const change = parseBody(exceptionChangeSchema, req.body);
    const now = Date.now();
    const by = principalOf(credentials);
    const exception = await audited(
      auditor,
      {
        eventId: 'exception-change',
        request: req,
        meta: { id, changed: Object.keys(change), by },
      },
      () => exceptions.change(id, change, by, now),
    );
    res.json(await shown(options, exception, Date.now()));
  });

  router.get('/exceptions', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, listParameters);
    const limit = wholeNumber(req.query, 'limit', {
      minimum: 1,
      maximum: 1000,
      otherwise: 100,
    });
    const after = readPlace(req.query);
    const asOf = after?.asOf ?? readAsOf(req.query);
    const matching = await findExceptions(options, {
      asOf,
      visible: await withinTeams(options, {
        asOf,
        visible: await visibility.visibleTo(credentials),
        teamWithin: refsOrNone(req.query, 'teamWithin', 'group'),
      }),
      active: flag(req.query, 'active'),
      application: list(req.query, 'application')?.map(ref =>
        canonicalRef('application', ref),
      ),
      team: refsOrNone(req.query, 'team', 'group'),
    });
    const rest = after
      ? matching.filter(
          ({ exception }) => compareExceptions(exception, after) > 0,
        )
      : matching;
    const page = rest.slice(0, limit);
    res.json({
      items: page.map(({ exception, application }) =>
        toSecurityException(exception, application, asOf),
      ),
      nextCursor:
        rest.length > limit
          ? writePlace(asOf, page[page.length - 1].exception)
          : undefined,
    });
  });
}

/** A list of ten thousand findings fits. */
const bodyLimit = '1mb';

/** How far in the future a moment may be, for clocks that differ; milliseconds. */
const clockTolerance = 5 * 60_000;

const listParameters = [
  'application',
  'team',
  'teamWithin',
  'active',
  'asOf',
  'limit',
  'cursor',
] as const;

/** Where the next page begins. The pages of one list are of one moment, which their cursor keeps. */
function readPlace(
  query: Record<string, unknown>,
): { asOf: number; createdAt: number; id: string } | undefined {
  const id = decodeCursor(query, 'id');
  if (id === undefined) return undefined;
  const asOf = Number(decodeCursor(query, 'asOf'));
  const createdAt = Number(decodeCursor(query, 'createdAt'));
  if (!Number.isSafeInteger(asOf) || !Number.isSafeInteger(createdAt)) {
    throw new InputError('cursor: must be the nextCursor of the page before');
  }
  return { asOf, createdAt, id };
}

function writePlace(asOf: number, exception: RecordedException): string {
  return encodeCursor({
    asOf: String(asOf),
    createdAt: String(exception.createdAt),
    id: exception.id,
  });
}

function refuseFuture(field: string, moment: number, now: number): void {
  if (moment > now + clockTolerance) {
    throw new InputError(`${field}: must not be in the future`);
  }
}

async function shown(
  { applications }: RouterOptions,
  exception: RecordedException,
  asOf: number,
): Promise<SecurityException> {
  const [{ ref, intervals }] = await applications.history([
    exception.applicationId,
  ]);
  const team = intervals.at(-1)?.attributes.team ?? null;
  return toSecurityException(exception, { ref, team }, asOf);
}
