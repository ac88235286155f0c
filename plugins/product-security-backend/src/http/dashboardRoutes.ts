import { InputError, NotFoundError } from '@backstage/errors';
import {
  dashboardIds,
  QuestionAnswer,
} from '@prodsec/backstage-plugin-product-security-common';
import { Request, Router } from 'express';
import { ApplicationQuestion } from '../dashboards/ApplicationQuestion';
import { parseMoment } from '../moment';
import { decodeCursor, encodeCursor } from './cursor';
import {
  applicationFilterNames,
  readApplicationFilters,
} from './readApplicationFilters';
import { readAsOf } from './readAsOf';
import { refuseOthers, wholeNumber } from './requestValues';
import { RouterOptions } from './RouterOptions';

const filterNames = applicationFilterNames.filter(name => name !== 'q');

/** Dashboards, narratives and questions: many numbers in one answer. */
export function addDashboardRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { httpAuth, visibility, dashboards, narratives, questions } = options;

  const readQuestion = async (
    req: Request,
    own: readonly string[],
  ): Promise<ApplicationQuestion> => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, [...filterNames, 'asOf', ...own]);
    const { q, ...filters } = readApplicationFilters(req.query);
    return {
      asOf: readAsOf(req.query),
      visible: await visibility.visibleTo(credentials),
      filters,
    };
  };

  router.get('/dashboards/:id', async (req, res) => {
    const question = await readQuestion(req, []);
    const id = dashboardIds.find(known => known === req.params.id);
    if (!id) {
      throw new NotFoundError(
        `There is no dashboard '${
          req.params.id
        }'; there are ${dashboardIds.join(', ')}`,
      );
    }
    res.json(await dashboards.dashboard(id, question));
  });

  router.get('/narratives/:id', async (req, res) => {
    const question = await readQuestion(req, []);
    res.json(await narratives.narrative(req.params.id, question));
  });

  router.get('/questions/:id', async (req, res) => {
    const question = await readQuestion(req, ['limit', 'cursor']);
    const limit = wholeNumber(req.query, 'limit', {
      minimum: 1,
      maximum: 500,
      otherwise: 50,
    });
    const place = readPlace(req.query);
    const asOf = place?.asOf ?? question.asOf;
    const offset = place?.offset ?? 0;
    const answer = await questions.answer(req.params.id, {
      ...question,
      asOf,
      limit,
      offset,
    });
    const next = offset + answer.items.length;
    res.json({
      ...answer,
      nextCursor:
        answer.items.length && next < answer.total
          ? encodeCursor({ asOf: answer.asOf, offset: String(next) })
          : undefined,
    } satisfies QuestionAnswer);
  });
}

/** Where a list goes on: a page is of the moment of the first. */
function readPlace(
  query: Record<string, unknown>,
): { asOf: number; offset: number } | undefined {
  const asOf = decodeCursor(query, 'asOf');
  const offset = decodeCursor(query, 'offset');
  if (asOf === undefined || offset === undefined) return undefined;
  if (!/^\d{1,9}$/.test(offset)) {
    throw new InputError('cursor: must be the nextCursor of the page before');
  }
  return { asOf: parseMoment(asOf, 'cursor'), offset: Number(offset) };
}
