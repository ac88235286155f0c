import { FixtureProductSecurityApi } from '../__fixtures__/FixtureProductSecurityApi';
import { openCriticals } from './openCriticals';

describe('openCriticals', () => {
  const api = new FixtureProductSecurityApi();
  const application = 'component:default/storefront';

  it('finds count, oldest and risk', async () => {
    const scorecard = await api.getApplicationScorecard(application);
    const page = await api.listFindings({
      application,
      severity: ['critical'],
      limit: 100,
    });
    const { count, oldestOpenedAt, lookedAt, risk } = openCriticals(
      scorecard,
      page,
    );
    expect(count).toBe(page.items.length);
    expect(lookedAt).toBeUndefined();
    expect(risk).toBe(
      page.items.reduce((sum, finding) => sum + finding.riskScore, 0),
    );
    for (const { openedAt } of page.items)
      expect(oldestOpenedAt! <= openedAt).toBe(true);
  });

  it('says when it has not looked at all of them', async () => {
    const scorecard = await api.getApplicationScorecard(application);
    const page = await api.listFindings({ application, limit: 1 });
    expect(openCriticals(scorecard, page).lookedAt).toBe(1);
  });
});
