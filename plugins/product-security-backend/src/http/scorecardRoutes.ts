import { Router } from 'express';
import { readAsOf } from './readAsOf';
import { refuseOthers } from './requestValues';
import { RouterOptions } from './RouterOptions';

/** Scorecards of an application, of teams and of all applications. */
export function addScorecardRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { httpAuth, visibility, scorecards } = options;

  // A ref has a slash, which many clients leave as it is.
  router.get(
    ['/applications/:ref/scorecard', '/applications/:ref/:name/scorecard'],
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      refuseOthers(req.query, ['asOf']);
      const { ref, name } = req.params as { ref: string; name?: string };
      const application = await visibility.assertVisible(
        name === undefined ? ref : `${ref}/${name}`,
        credentials,
        { gone: true },
      );
      res.json(
        await scorecards.application(application.ref, {
          asOf: readAsOf(req.query),
          visible: new Set([application.id]),
        }),
      );
    },
  );

  router.get('/teams', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['asOf']);
    res.json({
      items: await scorecards.groups('team', {
        asOf: readAsOf(req.query),
        visible: await visibility.visibleTo(credentials),
      }),
    });
  });

  router.get('/portfolio', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['asOf']);
    res.json(
      await scorecards.portfolio({
        asOf: readAsOf(req.query),
        visible: await visibility.visibleTo(credentials),
      }),
    );
  });
}
