import { Segment } from '@prodsec/backstage-plugin-product-security-common';
import { Router } from 'express';
import { parseMoment } from '../moment';
import { readMetricFilters } from './readMetricFilters';
import { list, single, wholeNumber } from './requestValues';
import { RouterOptions } from './RouterOptions';

/** What moved a metric between two moments. */
export function addChangeRoutes(router: Router, options: RouterOptions): void {
  const { httpAuth, visibility, metrics } = options;

  router.get('/metrics/:id/change', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const from = single(req.query, 'from');
    const to = single(req.query, 'to');
    const end = to === undefined ? Date.now() : parseMoment(to, 'to');
    res.json(
      await metrics.change({
        metric: req.params.id,
        from:
          from === undefined ? end - defaultTime : parseMoment(from, 'from'),
        to: end,
        groupBy: list(req.query, 'groupBy') as Segment[] | undefined,
        filters: readMetricFilters(req.query, own),
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

const own = ['from', 'to', 'groupBy', 'limit', 'cursor'];

/** The 90 days of a trend. */
const defaultTime = 90 * 86_400_000;
