import {
  GroupScorecard,
  TeamListItem,
} from '@prodsec/backstage-plugin-product-security-common';
import { Request, Router } from 'express';
import {
  ScorecardQuestion,
  ScorecardSegment,
} from '../scorecards/ScorecardService';
import { canonicalRef } from './entityRefs';
import { readAsOf } from './readAsOf';
import { refuseOthers, wholeNumber } from './requestValues';
import { RouterOptions } from './RouterOptions';

/** Scorecards of an application, of teams, systems, domains and business units, and of all applications. */
export function addScorecardRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { httpAuth, visibility, scorecards } = options;

  router.get(refPaths('applications'), async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['asOf']);
    const application = await visibility.assertVisible(
      namedBy(req),
      credentials,
      { gone: true },
    );
    res.json(
      await scorecards.application(application.ref, {
        asOf: readAsOf(req.query),
        visible: new Set([application.id]),
        readable: await visibility.visibleTo(credentials),
      }),
    );
  });

  const readQuestion = async (req: Request): Promise<ScorecardQuestion> => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['asOf', 'limit']);
    return {
      asOf: readAsOf(req.query),
      visible: await visibility.visibleTo(credentials),
      worst: wholeNumber(req.query, 'limit', {
        minimum: 0,
        maximum: 100,
        otherwise: 10,
      }),
    };
  };

  router.get('/teams', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['asOf']);
    const items = await scorecards.teams({
      asOf: readAsOf(req.query),
      visible: await visibility.visibleTo(credentials),
    });
    res.json({ items } satisfies { items: TeamListItem[] });
  });

  router.get(refPaths('teams'), async (req, res) => {
    const question = await readQuestion(req);
    res.json(await scorecards.team(keyOf(req, 'team', 'group'), question));
  });

  const addSegment = (
    path: string | string[],
    segment: ScorecardSegment,
    readKey: (req: Request) => string,
  ) =>
    router.get(path, async (req, res) => {
      const question = await readQuestion(req);
      res.json(await scorecards.segment(segment, readKey(req), question));
    });
  addSegment(refPaths('systems'), 'system', req =>
    keyOf(req, 'system', 'system'),
  );
  addSegment(refPaths('domains'), 'domain', req =>
    keyOf(req, 'domain', 'domain'),
  );
  addSegment('/business-units/:name/scorecard', 'businessUnit', namedBy);

  router.get('/portfolio', async (req, res) => {
    const question = await readQuestion(req);
    const portfolio = await scorecards.portfolio(question);
    res.json(portfolio satisfies GroupScorecard);
  });
}

/** A ref has a slash, which many clients leave as it is. */
function refPaths(collection: string): string[] {
  return [
    `/${collection}/:ref/scorecard`,
    `/${collection}/:ref/:name/scorecard`,
  ];
}

function namedBy({ params }: Request): string {
  const { ref, name } = params as { ref?: string; name?: string };
  return [ref, name].filter(part => part !== undefined).join('/');
}

/** The key of a segment: a complete entity ref, or `none`. */
function keyOf(req: Request, segment: string, kind: string): string {
  const text = namedBy(req);
  return text === 'none' ? text : canonicalRef(segment, text, kind);
}
