import { InputError, NotFoundError } from '@backstage/errors';
import {
  credentialKinds,
  credentialStates,
  credentialValidities,
  rotationStatuses,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { Router } from 'express';
import {
  CredentialFilters,
  CredentialPosition,
} from '../facts/queryCredentials';
import { decodeCursor, encodeCursor } from './cursor';
import { canonicalRef, refsOrNone } from './entityRefs';
import { readAsOf } from './readAsOf';
import { choices, list, refuseOthers, wholeNumber } from './requestValues';
import { RouterOptions } from './RouterOptions';

/** Leaked credentials, each once however many findings show it. */
export function addCredentialRoutes(
  router: Router,
  { httpAuth, visibility, credentials: leaked }: RouterOptions,
): void {
  router.get('/secrets', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, listParameters);
    const place = readPlace(req.query);
    const asOf = place?.asOf ?? readAsOf(req.query);
    const filters = readFilters(req.query);
    const limit = wholeNumber(req.query, 'limit', {
      minimum: 1,
      maximum: 500,
      otherwise: 100,
    });
    const { items, next } = await leaked.find({
      asOf,
      visible: await visibility.visibleTo(credentials),
      filters,
      after: place?.position,
      limit,
    });
    res.json({
      items,
      ...(next ? { nextCursor: writePlace(asOf, next) } : {}),
    });
  });

  router.get('/secrets/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['asOf']);
    const { id } = req.params;
    const { items } = await leaked.find({
      asOf: readAsOf(req.query),
      visible: await visibility.visibleTo(credentials),
      filters: { ids: [id] },
      limit: 1,
    });
    if (!items.length) {
      throw new NotFoundError(`There is no leaked credential '${id}'`);
    }
    res.json(items[0]);
  });
}

const listParameters = [
  'application',
  'team',
  'teamWithin',
  'tier',
  'kind',
  'state',
  'status',
  'validity',
  'asOf',
  'limit',
  'cursor',
] as const;

function readFilters(query: Record<string, unknown>): CredentialFilters {
  return {
    application: list(query, 'application')?.map(ref =>
      canonicalRef('application', ref),
    ),
    team: refsOrNone(query, 'team', 'group'),
    teamWithin: refsOrNone(query, 'teamWithin', 'group'),
    tier: choices(query, 'tier', tiers),
    kind: choices(query, 'kind', credentialKinds),
    state: choices(query, 'state', credentialStates),
    status: choices(query, 'status', rotationStatuses),
    validity: choices(query, 'validity', [...credentialValidities, 'unknown']),
  };
}

/** Where the next page begins. The pages of one list are of one moment, which their cursor keeps. */
function readPlace(
  query: Record<string, unknown>,
): { asOf: number; position: CredentialPosition } | undefined {
  const id = decodeCursor(query, 'id');
  if (id === undefined) return undefined;
  const [asOf, urgency, dueAt] = ['asOf', 'urgency', 'dueAt'].map(name =>
    Number(decodeCursor(query, name)),
  );
  if (![asOf, urgency, dueAt].every(Number.isSafeInteger)) {
    throw new InputError('cursor: must be the nextCursor of the page before');
  }
  if (query.asOf && readAsOf(query) !== asOf) {
    throw new InputError(
      'cursor: it is of another moment; leave out asOf or give that of the page before',
    );
  }
  return { asOf, position: { urgency, dueAt, id } };
}

function writePlace(
  asOf: number,
  { urgency, dueAt, id }: CredentialPosition,
): string {
  return encodeCursor({
    asOf: String(asOf),
    urgency: String(urgency),
    dueAt: String(dueAt),
    id,
  });
}
