import { ScorecardApplication } from '@prodsec/backstage-plugin-product-security-common';
import { countOpenCriticals } from '../facts/countOpenCriticals';
import { Facts } from '../facts/Facts';
import { queryApplications } from '../facts/queryApplications';
import { MetricService } from '../metrics/MetricService';
import { actionsOf } from './actionsOf';
import {
  ApplicationScores,
  ApplicationScoresQuestion,
  compareScores,
} from './ApplicationScores';

/** Lists the applications with the lowest scores, and what to do about them. */
export class WorstApplications {
  constructor(
    private readonly options: {
      facts: Facts;
      metrics: MetricService;
      scores: ApplicationScores;
    },
  ) {}

  /** The lowest scores first; applications without a score are left out. */
  async of(
    question: ApplicationScoresQuestion,
    limit: number,
  ): Promise<ScorecardApplication[]> {
    if (!limit) return [];
    const { facts, metrics, scores } = this.options;
    const worst = (await scores.of(question))
      .filter(({ score }) => score.value !== null)
      .sort(compareScores)
      .slice(0, limit);
    if (!worst.length) return [];
    const { asOf, visible } = question;
    const engine = await facts.fresh();
    const found = await queryApplications(engine, {
      asOf,
      visible,
      filters: { application: worst.map(({ application }) => application) },
    });
    const openCriticals = await countOpenCriticals(engine, {
      asOf,
      applicationIds: found.map(({ applicationId }) => applicationId),
    });
    const byRef = new Map(found.map(each => [each.application, each]));
    return worst.flatMap(({ application, score }) => {
      const known = byRef.get(application);
      if (!known) return [];
      const { title, tier, exposure, team, accountableOwner } = known;
      return {
        application,
        title,
        tier,
        exposure,
        team,
        score: { value: score.value, grade: score.grade },
        actions: actionsOf(
          {
            score,
            missingControls: known.controls
              .filter(({ applicable, holds }) => applicable && !holds)
              .map(({ id }) => id),
            team,
            accountableOwner,
            openCriticals: openCriticals.get(known.applicationId) ?? 0,
          },
          metrics.definitions(),
        ),
      };
    });
  }
}
