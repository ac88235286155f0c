import { Considered } from '@prodsec/backstage-plugin-product-security-common';
import {
  Format,
  MarkKind,
} from '@prodsec/backstage-plugin-product-security-react';
import { Words } from './words';

/** Something to know about what a number was read from. @internal */
export interface ConsideredSentence {
  /** `undefined` for a plain statement. */
  kind?: MarkKind;
  text: string;
}

/**
 * What a number was read from, what is missing in it and what it leaves out on purpose, in words. What is nought is not
 * mentioned, but the applications always are.
 * @internal
 */
export function consideredSentences(
  considered: Considered,
  t: Words,
  format: Format,
): ConsideredSentence[] {
  const { dataNeeded } = considered;
  const gaps = [
    ['withoutData', `metricPage.considered.withoutData.${dataNeeded}`],
    ['stale', `metricPage.considered.stale.${dataNeeded}`],
    ['notVisible', 'metricPage.considered.notVisible'],
  ] as const;
  const leftOut = [
    'accepted',
    'suppressed',
    'notApplicable',
  ] as const satisfies (keyof Considered)[];

  const sentences: ConsideredSentence[] = [];
  if (considered.unknown)
    sentences.push({ kind: 'unknown', text: t('metricPage.nobodyLooked') });
  sentences.push({
    text: t('metricPage.considered.applications', {
      count: considered.applications,
      value: format.count(considered.applications),
    }),
  });
  for (const [field, message] of gaps) {
    if (considered[field] > 0)
      sentences.push({
        kind: 'unknown',
        text: t(message, { value: format.count(considered[field]) }),
      });
  }
  for (const field of leftOut) {
    if (considered[field] > 0)
      sentences.push({
        kind: 'neutral',
        text: t(`metricPage.considered.${field}`, {
          value: format.count(considered[field]),
        }),
      });
  }
  return sentences;
}
