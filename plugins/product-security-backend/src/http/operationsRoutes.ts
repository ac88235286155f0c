import { InputError } from '@backstage/errors';
import {
  IntakeOperations,
  ListedScan,
  Page,
  scanStates,
  ScanState,
} from '@prodsec/backstage-plugin-product-security-common';
import { Router } from 'express';
import { ScanPlace } from '../operations/ScanListStore';
import { decodeSourceCursor } from '../operations/sourceCursor';
import { readSourceOrder } from '../operations/sourceOrder';
import { decodeCursor, encodeCursor } from './cursor';
import {
  applicationFilterNames,
  readApplicationFilters,
} from './readApplicationFilters';
import { readAsOf } from './readAsOf';
import { flag, list, refuseOthers, single, wholeNumber } from './requestValues';
import { RouterOptions } from './RouterOptions';

/** How well the intake of scans works, and the scans themselves. */
export function addOperationsRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { httpAuth, visibility, operations } = options;

  router.get('/operations/intake', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, [
      ...applicationFilterNames,
      'tool',
      'stale',
      'days',
      'asOf',
      'sort',
      'limit',
      'cursor',
    ]);
    const cursor = single(req.query, 'cursor');
    const answer = await operations.intake({
      asOf: readAsOf(req.query),
      days: wholeNumber(req.query, 'days', {
        minimum: 1,
        maximum: 366,
        otherwise: 30,
      }),
      visible: await visibility.visibleTo(credentials),
      filters: readApplicationFilters(req.query),
      tools: list(req.query, 'tool'),
      stale: flag(req.query, 'stale'),
      order: readSourceOrder(single(req.query, 'sort')),
      after: cursor === undefined ? undefined : decodeSourceCursor(cursor),
      limit: wholeNumber(req.query, 'limit', {
        minimum: 1,
        maximum: 500,
        otherwise: 100,
      }),
    });
    res.json(answer satisfies IntakeOperations);
  });

  router.get('/scans', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, [
      ...applicationFilterNames,
      'tool',
      'state',
      'limit',
      'cursor',
    ]);
    const { items, next } = await operations.scans({
      visible: await visibility.visibleTo(credentials),
      filters: readApplicationFilters(req.query),
      tools: list(req.query, 'tool'),
      state: readState(single(req.query, 'state')),
      after: readPlace(req.query),
      limit: wholeNumber(req.query, 'limit', {
        minimum: 1,
        maximum: 500,
        otherwise: 100,
      }),
    });
    res.json({
      items,
      nextCursor:
        next &&
        encodeCursor({
          scannedAt: String(next.scannedAt),
          sequence: String(next.sequence),
        }),
    } satisfies Page<ListedScan>);
  });
}

function readState(text: string | undefined): ScanState | undefined {
  if (text === undefined) return undefined;
  const state = scanStates.find(each => each === text);
  if (state) return state;
  throw new InputError(
    `state: must be one of ${scanStates.join(', ')}, not '${text}'`,
  );
}

function readPlace(query: Record<string, unknown>): ScanPlace | undefined {
  const scannedAt = decodeCursor(query, 'scannedAt');
  const sequence = decodeCursor(query, 'sequence');
  if (scannedAt === undefined || sequence === undefined) return undefined;
  const place = { scannedAt: Number(scannedAt), sequence: Number(sequence) };
  if (Object.values(place).every(Number.isSafeInteger)) return place;
  throw new InputError('cursor: must be the nextCursor of the page before');
}
