import {
  FindingLocation,
  Severity,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import { NormalisedResult } from '@prodsec/reports';
import { SightingDetails, UnitFinding } from './UnitFinding';

/** What one scan says of one finding. */
export interface ReportedFinding {
  finding: UnitFinding;
  severity: Severity;
  suppressed: boolean;
}

/** Results of one report that are the same finding. */
export interface ResultGroup {
  /** Highest of all. */
  severity: Severity;
  /** Whether each is. */
  suppressed: boolean;
  details: SightingDetails;
  /** The result that speaks for the group. */
  first: NormalisedResult;
}

/**
 * Folds results of one report that are the same finding into one: the highest severity, suppressed when each is, and
 * all locations. The order in the report does not matter.
 */
export function groupResults(results: NormalisedResult[]): ResultGroup {
  const ordered = results.length > 1 ? [...results].sort(compare) : results;
  const [first] = ordered;
  return {
    severity: first.severity,
    suppressed: results.every(result => result.suppressed),
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
