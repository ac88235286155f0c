import { ConfigReader } from '@backstage/config';
import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';
import { loadDefinitions } from '../metrics/definitions/loadDefinitions';
import { checkWeights } from './checkWeights';
import { readScorecardConfig } from './readScorecardConfig';

describe('checkWeights', () => {
  let definitions: MetricDefinition[];

  beforeAll(async () => {
    const { metrics } = await loadDefinitions();
    definitions = [...metrics.values()].map(({ definition }) => definition);
  });

  function check(scorecards?: object) {
    const config = new ConfigReader({
      productSecurity: scorecards ? { scorecards } : {},
    });
    checkWeights(readScorecardConfig(config), definitions);
  }

  it('takes the default, and metrics that have a goal', () => {
    const weights = { mttr: 1, secret_rotation: 2, reopen_rate: 0 };
    expect(() => check()).not.toThrow();
    expect(() => check({ weights })).not.toThrow();
  });

  it('names what is close to a metric that does not exist, and all that are accepted', () => {
    expect(() => check({ weights: { mtrr: 1 } })).toThrow(
      /Invalid productSecurity\.scorecards\.weights\.mtrr: there is no such metric; accepted are tier1_coverage, .*; did you mean mttr\?/,
    );
  });

  it.each(['exception_debt', 'secret_exposure'])(
    'says that %s cannot be part of a score',
    metric => {
      expect(() => check({ weights: { mttr: 1, [metric]: 1 } })).toThrow(
        `Invalid productSecurity.scorecards.weights.${metric}: it cannot be part of a score, since it has no target`,
      );
    },
  );

  it.each([
    [{ mttr: 0 }, 'at least one weight above 0'],
    [{}, 'at least one weight above 0'],
    [{ mttr: -1 }, 'a number from 0 on'],
    [{ mttr: Infinity }, 'a number from 0 on'],
  ])('refuses %j', (weights, message) => {
    expect(() => check({ weights })).toThrow(message);
  });
});
