import { InputError } from '@backstage/errors';
import {
  MetricDefinitionList,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import { Router } from 'express';
import { parseMoment } from '../moment';
import { problemsFor } from './problemsFor';
import { readAsOf } from './readAsOf';
import { readMetricFilters } from './readMetricFilters';
import { list, refuseOthers, single, wholeNumber } from './requestValues';
import { RouterOptions } from './RouterOptions';

const sets = ['numerator', 'denominator', 'missing'] as const;
const steps = ['day', 'week', 'month'] as const;
const dayLength = 86_400_000;

/** The metrics: what they mean, their values, trends and objects. */
export function addMetricRoutes(router: Router, options: RouterOptions): void {
  const { definitionProblems, httpAuth, metrics, permissions, visibility } =
    options;

  router.get('/metrics', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, []);
    const answer: MetricDefinitionList = {
      items: metrics.definitions(),
      problems: await problemsFor(credentials, permissions, definitionProblems),
    };
    res.json(answer);
  });

  router.get('/metrics/:id/value', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(
      await metrics.value({
        metric: req.params.id,
        asOf: readAsOf(req.query),
        groupBy: list(req.query, 'groupBy') as Segment[] | undefined,
        filters: readMetricFilters(req.query, ['asOf', 'groupBy']),
        visible: await visibility.visibleTo(credentials),
      }),
    );
  });

  router.get('/metrics/:id/trend', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const to = single(req.query, 'to');
    const from = single(req.query, 'from');
    const end = to === undefined ? Date.now() : parseMoment(to, 'to');
    res.json(
      await metrics.trend({
        metric: req.params.id,
        from:
          from === undefined ? end - 90 * dayLength : parseMoment(from, 'from'),
        to: end,
        step: oneOf(req.query, 'step', steps) ?? 'week',
        groupBy: list(req.query, 'groupBy') as Segment[] | undefined,
        filters: readMetricFilters(req.query, [
          'from',
          'to',
          'step',
          'groupBy',
        ]),
        visible: await visibility.visibleTo(credentials),
      }),
    );
  });

  router.get('/metrics/:id/objects', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(
      await metrics.objects({
        metric: req.params.id,
        set: oneOf(req.query, 'set', sets) ?? 'numerator',
        asOf: readAsOf(req.query),
        filters: readMetricFilters(req.query, [
          'set',
          'asOf',
          'limit',
          'cursor',
        ]),
        limit: wholeNumber(req.query, 'limit', {
          minimum: 1,
          maximum: 500,
          otherwise: 50,
        }),
        cursor: single(req.query, 'cursor'),
        visible: await visibility.visibleTo(credentials),
      }),
    );
  });
}

function oneOf<T extends string>(
  query: Record<string, unknown>,
  name: string,
  accepted: readonly T[],
): T | undefined {
  const value = single(query, name);
  if (value === undefined) return undefined;
  if (!accepted.includes(value as T)) {
    throw new InputError(
      `${name}: must be one of ${accepted.join(', ')}, not '${value}'`,
    );
  }
  return value as T;
}
