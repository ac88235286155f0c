import {
  FindingLocation,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import { NormalisedResult } from '@prodsec/reports';
import { Said, saidTogether } from './Said';
import { SightingDetails, UnitFinding } from './UnitFinding';

/** What one scan says of one finding. */
export interface ReportedFinding {
  finding: UnitFinding;
  said: Said;
}

/** Results of one report that are the same finding. */
export interface ResultGroup {
  /** By all of them together. */
  said: Said;
  details: SightingDetails;
  /** The result that speaks for the group. */
  first: NormalisedResult;
}

/**
 * Folds results of one report that are the same finding into one: what they say together, and all
 * locations. The order in the report does not matter.
 */
export function groupResults(results: NormalisedResult[]): ResultGroup {
  const ordered = results.length > 1 ? [...results].sort(compare) : results;
  const [first] = ordered;
  return {
    said: saidTogether(results),
    details: {
      rule: first.rule,
      title: first.title,
      cwe: first.cwe,
      locations:
        results.length > 1 ? distinctLocations(ordered) : [first.location],
    },
    first,
  };
}

function distinctLocations(results: NormalisedResult[]): FindingLocation[] {
  const byText = new Map<string, FindingLocation>();
  for (const { location } of results) {
    byText.set(JSON.stringify(location), location);
  }
  return [...byText.values()];
}

function compare(a: NormalisedResult, b: NormalisedResult): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.location.path ?? '', b.location.path ?? '') ||
    (a.location.line ?? 0) - (b.location.line ?? 0) ||
    compareTexts(JSON.stringify(a), JSON.stringify(b))
  );
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
