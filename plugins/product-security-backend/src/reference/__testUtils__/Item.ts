import { PresentApplication } from './Picture';

/** An object behind a number. */
export interface Item {
  /** What it can be grouped and filtered by. */
  segments: Record<string, string[]>;
  /** What it adds to each side of the fraction; for a median, its value is the numerator. */
  numerator: number;
  denominator: number;
  /** Items of the same text are one object. */
  once?: string;
}

/** The segments that every object has from its application. */
export function segmentsOf({
  ref,
  attributes,
  groups,
}: PresentApplication): Record<string, string[]> {
  const { regulated } = attributes;
  return {
    application: [ref],
    team: [attributes.team ?? 'none'],
    teamWithin: groups.length ? groups : ['none'],
    businessUnit: [attributes.businessUnit ?? 'none'],
    system: [attributes.system ?? 'none'],
    domain: [attributes.domain ?? 'none'],
    tier: [attributes.tier],
    exposure: [attributes.exposure],
    regulated: regulated.length ? regulated : ['none'],
    revenueCritical: [String(attributes.revenueCritical)],
  };
}
