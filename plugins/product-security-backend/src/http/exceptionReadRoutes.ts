import { InputError, NotFoundError } from '@backstage/errors';
import { exceptionStates } from '@prodsec/backstage-plugin-product-security-common';
import { Router } from 'express';
import { exceptionState } from '../exceptions/exceptionState';
import {
  compareExceptions,
  findExceptions,
} from '../exceptions/findExceptions';
import { findFindings } from '../facts/findFindings';
import { decodeCursor, encodeCursor } from './cursor';
import { canonicalRef, refsOrNone } from './entityRefs';
import { readAsOf } from './readAsOf';
import {
  choices,
  flag,
  list,
  refuseOthers,
  single,
  wholeNumber,
} from './requestValues';
import { RouterOptions } from './RouterOptions';
import { toExceptionDetails } from './toExceptionDetails';
import { toSecurityException } from './toSecurityException';
import { showException, visibleException } from './visibleException';
import { withinTeams } from './withinTeams';

/** Exceptions: listing them, and telling one with its history and what it covers. */
export function addExceptionReadRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { exceptionCoverage, exceptionRules, facts } = options;
  const { httpAuth, visibility } = options;

  router.get('/exceptions', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, listParameters);
    const limit = readLimit(req.query);
    const after = readPlace(req.query);
    const asOf = after?.asOf ?? readAsOf(req.query);
    const matching = await findExceptions(options, {
      asOf,
      expiringWithin: exceptionRules.expiringWithin,
      visible: await withinTeams(options, {
        asOf,
        visible: await visibility.visibleTo(credentials),
        teamWithin: refsOrNone(req.query, 'teamWithin', 'group'),
      }),
      active: flag(req.query, 'active'),
      state: choices(req.query, 'state', exceptionStates),
      decision: list(req.query, 'decision'),
      application: list(req.query, 'application')?.map(ref =>
        canonicalRef('application', ref),
      ),
      team: refsOrNone(req.query, 'team', 'group'),
    });
    const rest = after
      ? matching.filter(found => compareExceptions(found, after) > 0)
      : matching;
    const page = rest.slice(0, limit);
    res.json({
      items: page.map(({ exception, application }) =>
        toSecurityException(
          exception,
          application,
          asOf,
          exceptionRules.expiringWithin,
        ),
      ),
      nextCursor:
        rest.length > limit
          ? encodeCursor({
              asOf: String(asOf),
              createdAt: String(page[page.length - 1].createdAt),
              id: page[page.length - 1].id,
            })
          : undefined,
    });
  });

  router.get('/exceptions/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['asOf']);
    const asOf = readAsOf(req.query);
    const { id } = req.params;
    const exception = await visibleException(options, id, credentials);
    if (exceptionState(exception, asOf, 0) === undefined) {
      throw new NotFoundError(`There is no exception '${id}' at that moment`);
    }
    const coverage = await exceptionCoverage.coverageOf(exception, asOf);
    const shown = await showException(options, exception, asOf);
    res.json(toExceptionDetails(shown, exception, coverage, asOf));
  });

  router.get('/exceptions/:id/findings', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['asOf', 'limit', 'cursor']);
    const limit = readLimit(req.query);
    const cursor = single(req.query, 'cursor');
    const asOf =
      cursor === undefined || single(req.query, 'asOf')
        ? readAsOf(req.query)
        : undefined;
    const exception = await visibleException(
      options,
      req.params.id,
      credentials,
    );
    const ids = await exceptionCoverage.idsOf(exception);
    const page = await findFindings(await facts.fresh(), {
      asOf,
      visible: new Set([exception.applicationId]),
      filters: { ids, status: ['open', 'accepted'] },
      cursor,
      limit,
    });
    res.json(page);
  });
}

const listParameters = [
  'application',
  'team',
  'teamWithin',
  'active',
  'state',
  'decision',
  'asOf',
  'limit',
  'cursor',
] as const;

function readLimit(query: Record<string, unknown>): number {
  return wholeNumber(query, 'limit', {
    minimum: 1,
    maximum: 1000,
    otherwise: 100,
  });
}

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
