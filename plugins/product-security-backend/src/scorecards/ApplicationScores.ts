import {
  MetricDefinition,
  Score,
} from '@prodsec/backstage-plugin-product-security-common';
import { Facts, VisibleApplications } from '../facts/Facts';
import { ApplicationFilters } from '../facts/queryApplications';
import { listScannedApplications } from '../facts/listScannedApplications';
import { MetricService } from '../metrics/MetricService';
import { metricFilters } from './metricFilters';
import { ScorecardConfig } from './readScorecardConfig';
import { scoreInputs } from './scoreInputs';
import { scoreOf } from './scoreOf';

/** An application and its score. */
export interface ScoredApplication {
  /** Entity ref. */
  application: string;
  score: Score;
}

/** Which applications to score, and when. */
export interface ApplicationScoresQuestion {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  visible: VisibleApplications;
  filters?: ApplicationFilters;
}

/** Scores applications one by one, all of them at once: a statement for each kind of object that the score's metrics count. */
export class ApplicationScores {
  constructor(
    private readonly options: {
      facts: Facts;
      metrics: MetricService;
      config: ScorecardConfig;
    },
  ) {}

  /** The applications that fit, by entity ref, with their scores. */
  async of(question: ApplicationScoresQuestion): Promise<ScoredApplication[]> {
    const { facts, metrics, config } = this.options;
    const definitions = this.#definitions();
    const [applications, values] = await Promise.all([
      listScannedApplications(await facts.fresh(), question),
      metrics.values(
        definitions.map(({ id }) => id),
        {
          asOf: question.asOf,
          visible: question.visible,
          by: 'application',
          filters: metricFilters(question.filters),
        },
      ),
    ]);
    return applications.map(({ application, scanned }) => ({
      application,
      score: scoreOf(
        scoreInputs(
          {
            applications: 1,
            neverScanned: scanned ? 0 : 1,
            values: values(application),
          },
          definitions,
          config,
        ),
      ),
    }));
  }

  /** What scores are made of. */
  #definitions(): MetricDefinition[] {
    const { metrics, config } = this.options;
    return metrics.definitions().filter(({ id, segments }) => {
      return config.weights.get(id) && segments.includes('application');
    });
  }
}

/** What decides over the place of an application among others. */
export interface ScorePlace {
  application: string;
  score: Pick<Score, 'value'>;
}

/** Lower scores first, those without a score last; equal ones by entity ref. */
export function compareScores(a: ScorePlace, b: ScorePlace): number {
  const [x, y] = [a.score.value ?? Infinity, b.score.value ?? Infinity];
  if (x !== y) return x < y ? -1 : 1;
  if (a.application === b.application) return 0;
  return a.application < b.application ? -1 : 1;
}
