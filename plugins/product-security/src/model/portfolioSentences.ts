import {
  Control,
  Score,
  ScorecardMetric,
} from '@prodsec/backstage-plugin-product-security-common';
import { Format } from '@prodsec/backstage-plugin-product-security-react';
import { Words } from './words';

/** Tier-1 applications that lack a baseline control. @internal */
export interface MissingControl {
  control: Control;
  applications: number;
}

/**
 * The answer before the numbers: what the metrics say, in sentences.
 *
 * @param score - Score of what the metrics are about; `undefined` where there is none.
 * @param missing - Missing controls of the tier-1 applications, where known.
 * @returns Sentences without full stop, most important first; what has no data comes last, as such.
 * @internal
 */
export function portfolioSentences(
  metrics: ScorecardMetric[],
  score: Score | undefined,
  missing: MissingControl[],
  t: Words,
  format: Format,
): string[] {
  const sentences: string[] = [];
  for (const [id, sentenceOf] of Object.entries(sentencesById)) {
    const metric = metrics.find(candidate => candidate.metric === id);
    const sentence = metric && sentenceOf(metric, { missing, t, format });
    if (sentence) sentences.push(sentence);
  }
  if (score && score.value !== null && score.grade)
    sentences.push(
      t('summary.score', {
        value: format.value(score.value, 'points'),
        grade: score.grade,
      }),
    );
  const silent = metrics.filter(
    metric => metric.value === null && !isKnownEmpty(metric),
  );
  if (silent.length > 0)
    sentences.push(
      t('summary.noData', {
        metrics: format.list(silent.map(metric => metric.title)),
      }),
    );
  return sentences;
}

interface Context {
  missing: MissingControl[];
  t: Words;
  format: Format;
}

const sentencesById: Record<
  string,
  (metric: ScorecardMetric, context: Context) => string | undefined
> = {
  tier1_coverage: coverageSentence,
  critical_age: criticalAgeSentence,
  risk_weighted_backlog: backlogSentence,
  mttr: remediationSentence,
  ownership_completeness: ownershipSentence,
};

function coverageSentence(metric: ScorecardMetric, context: Context) {
  const { numerator, denominator } = metric;
  if (numerator === null || !denominator) return undefined;
  const { t } = context;
  if (numerator === denominator)
    return t('summary.coverageAll', { count: denominator });
  const lacks = [...context.missing]
    .filter(entry => entry.applications > 0)
    .sort((a, b) => b.applications - a.applications)
    .slice(0, 2)
    .map(entry =>
      t(`summary.lacks.${entry.control}`, { count: entry.applications }),
    );
  const coverage = t('summary.coverage', {
    count: denominator,
    covered: context.format.count(numerator),
  });
  return [coverage, ...(lacks.length ? [lacks.join(', ')] : [])].join('; ');
}

function criticalAgeSentence(metric: ScorecardMetric, context: Context) {
  const { t, format } = context;
  if (isKnownEmpty(metric)) return t('summary.noCriticals');
  if (metric.value === null) return undefined;
  const sentence = t('summary.criticalAge', {
    count: metric.denominator ?? 0,
    age: format.valueWithUnit(metric.value, metric.unit),
  });
  return withTarget(sentence, metric, context);
}

function backlogSentence(metric: ScorecardMetric, context: Context) {
  const { t, format } = context;
  if (metric.value === null) return undefined;
  const sentence = t('summary.backlog', {
    value: format.valueWithUnit(metric.value, metric.unit),
  });
  if (metric.delta30 === null) return sentence;
  const value = format.value(Math.abs(metric.delta30), metric.unit);
  if (metric.delta30 === 0) return `${sentence}, ${t('summary.backlogSame')}`;
  return `${sentence}, ${
    metric.delta30 < 0
      ? t('summary.backlogFell', { value })
      : t('summary.backlogRose', { value })
  }`;
}

function remediationSentence(metric: ScorecardMetric, context: Context) {
  if (metric.value === null) return undefined;
  const sentence = context.t('summary.mttr', {
    value: context.format.valueWithUnit(metric.value, metric.unit),
  });
  return withTarget(sentence, metric, context);
}

function ownershipSentence(metric: ScorecardMetric, context: Context) {
  const { numerator, denominator } = metric;
  if (numerator === null || !denominator) return undefined;
  const total = context.format.count(denominator);
  return numerator === denominator
    ? context.t('summary.ownershipAll', { total })
    : context.t('summary.ownership', {
        owned: context.format.count(numerator),
        total,
      });
}

function withTarget(
  sentence: string,
  metric: ScorecardMetric,
  context: Context,
) {
  const target = context.format.target(metric.target, metric.unit);
  return target
    ? `${sentence}; ${context.t('summary.targetIs', { target })}`
    : sentence;
}

/** A median over no open critical at all is an answer, and not missing data. */
function isKnownEmpty(metric: ScorecardMetric) {
  return metric.metric === 'critical_age' && metric.denominator === 0;
}
