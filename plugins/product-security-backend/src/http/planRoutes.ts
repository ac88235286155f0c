import { Router } from 'express';
import { readAsOf } from './readAsOf';
import { readMetricFilters } from './readMetricFilters';
import { wholeNumber } from './requestValues';
import { RouterOptions } from './RouterOptions';

/** What to fix so that a metric reaches its target. */
export function addPlanRoutes(router: Router, options: RouterOptions): void {
  const { httpAuth, visibility, metrics } = options;

  router.get('/metrics/:id/plan', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(
      await metrics.plan({
        metric: req.params.id,
        asOf: readAsOf(req.query),
        filters: readMetricFilters(req.query, ['asOf', 'limit']),
        limit: wholeNumber(req.query, 'limit', {
          minimum: 1,
          maximum: 500,
          otherwise: 50,
        }),
        visible: await visibility.visibleTo(credentials),
      }),
    );
  });
}
