import { IntakeOperations } from '@prodsec/backstage-plugin-product-security-common';
import {
  Format,
  MarkKind,
} from '@prodsec/backstage-plugin-product-security-react';
import { Words } from './words';

/** A number of intake in words. @internal */
export interface IntakeTileText {
  id: string;
  title: string;
  /** `undefined`: there is nothing to say a number of. */
  value: string | undefined;
  /** What the number is made from. */
  basis?: string;
  /** What it asks for, when it does. */
  mark?: { kind: MarkKind; word: string };
  explanation: string;
}

/**
 * The totals of intake, what needs somebody first.
 * @internal
 */
export function intakeTiles(
  intake: Pick<IntakeOperations, 'totals' | 'scanMaxAgeDays'>,
  t: Words,
  format: Format,
): IntakeTileText[] {
  const { totals, scanMaxAgeDays } = intake;
  const { count } = format;
  const ask = (number: number, kind: MarkKind, word: string) =>
    number > 0 ? { kind, word } : undefined;
  const { value, numerator, denominator } = totals.reimportStability;
  return [
    {
      id: 'held',
      title: t('operations.tile.held'),
      value: count(totals.held),
      mark: ask(totals.held, 'warning', t('operations.tile.heldWaits')),
      explanation: t('operations.tile.heldText'),
    },
    {
      id: 'uploads',
      title: t('operations.tile.uploads'),
      value: count(totals.failedUploads),
      mark: ask(totals.failedUploads, 'bad', t('operations.tile.uploadsLost')),
      explanation: t('operations.tile.uploadsText'),
    },
    {
      id: 'stale',
      title: t('operations.tile.stale'),
      value: count(totals.stale),
      basis: t('operations.tile.staleOf', { value: count(totals.sources) }),
      mark: ask(totals.stale, 'warning', t('operations.tile.staleLate')),
      explanation: t('operations.tile.staleText', {
        days: count(scanMaxAgeDays),
      }),
    },
    {
      id: 'neverScanned',
      title: t('operations.tile.neverScanned'),
      value: count(totals.neverScanned),
      basis: t('operations.tile.neverScannedOf', {
        count: totals.applications,
        value: count(totals.applications),
      }),
      mark: ask(
        totals.neverScanned,
        'unknown',
        t('operations.tile.neverScannedUnknown'),
      ),
      explanation: t('operations.tile.neverScannedText'),
    },
    {
      id: 'flow',
      title: t('operations.tile.flow'),
      value: t('operations.tile.flowValue', {
        opened: count(totals.new),
        closed: count(totals.closed),
      }),
      basis: t('operations.tile.flowReopened', {
        count: totals.reopened,
        value: count(totals.reopened),
      }),
      explanation: t('operations.tile.flowText'),
    },
    {
      id: 'scans',
      title: t('operations.tile.scans'),
      value: count(totals.recorded),
      mark: ask(
        totals.failed,
        'bad',
        t('operations.tile.scansFailed', {
          count: totals.failed,
          value: count(totals.failed),
        }),
      ),
      explanation: t('operations.tile.scansText'),
    },
    {
      id: 'stability',
      title: t('operations.tile.stability'),
      value: value === null ? undefined : format.value(value, 'ratio'),
      basis:
        value === null
          ? t('operations.tile.stabilityNone')
          : t('operations.tile.stabilityOf', {
              numerator: count(numerator),
              denominator: count(denominator),
            }),
      explanation: t('operations.tile.stabilityText'),
    },
    {
      id: 'duplicates',
      title: t('operations.tile.duplicates'),
      value: count(totals.duplicatesInReports + totals.duplicatesAcrossTools),
      basis: t('operations.tile.duplicatesOf', {
        reports: count(totals.duplicatesInReports),
        tools: count(totals.duplicatesAcrossTools),
      }),
      explanation: t('operations.tile.duplicatesText'),
    },
    {
      id: 'sightings',
      title: t('operations.tile.sightings'),
      value:
        totals.sightingsPerFinding === null
          ? undefined
          : format.value(totals.sightingsPerFinding, 'points'),
      basis: t('operations.tile.sightingsOf', {
        sightings: count(totals.sightings),
        findings: count(totals.findings),
      }),
      explanation: t('operations.tile.sightingsText'),
    },
  ];
}
