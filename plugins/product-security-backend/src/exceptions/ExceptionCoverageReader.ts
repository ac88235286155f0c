import {
  severities,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import { Knex } from 'knex';
import { Facts } from '../facts/Facts';
import { perStatement } from './exceptionRows';
import { RecordedException } from './RecordedException';

/** What of an exception says which findings it covers. */
export type CoveringException = Pick<
  RecordedException,
  'applicationId' | 'findings' | 'rule'
>;

/** The findings that an exception covers at a moment: the open and the accepted ones among them, on every branch. */
export interface Coverage {
  findings: number;
  /** The highest among them; absent without any. */
  severity?: Severity;
}

/** Which findings exceptions cover, whether or not they are active. */
export class ExceptionCoverageReader {
  constructor(private readonly options: { knex: Knex; facts: Facts }) {}

  /** Ids of the findings that an exception names, and of those of its rule; of joined ones the id that answers. */
  async idsOf({
    applicationId,
    findings,
    rule,
  }: CoveringException): Promise<string[]> {
    const ids = new Set<string>();
    const ofApplication = () =>
      this.options
        .knex('findings')
        .where({ application_id: applicationId })
        .select('id', 'merged_into', 'rule', 'details');
    for (let start = 0; start < findings.length; start += perStatement) {
      const named = findings.slice(start, start + perStatement);
      for (const row of await ofApplication().whereIn('id', named)) {
        ids.add(row.merged_into ?? row.id);
      }
    }
    if (rule === undefined) return [...ids];
    const named = await ofApplication().andWhere(either =>
      either.where({ rule }).orWhereLike('details', `%${likeText(rule)}%`),
    );
    for (const row of named) {
      // The search may find the text elsewhere in the details
      const { vulnerabilityIds = [] } = JSON.parse(row.details);
      if (row.rule === rule || vulnerabilityIds.includes(rule)) {
        ids.add(row.merged_into ?? row.id);
      }
    }
    return [...ids];
  }

  /** @param asOf - milliseconds since 1970 UTC */
  async coverageOf(
    exception: CoveringException,
    asOf: number,
  ): Promise<Coverage> {
    const ids = await this.idsOf(exception);
    if (!ids.length) return { findings: 0 };
    const engine = await this.options.facts.fresh();
    const rows = await engine.query<{ severity: Severity; findings: number }>(
      `SELECT f.severity, count(*) AS findings
       FROM finding_facts f
       WHERE f.application_id = $1 AND f.finding_id = ANY($2)
         AND f.valid_from <= $3 AND f.valid_to > $3
         AND f.status IN ('open', 'accepted')
       GROUP BY f.severity`,
      [exception.applicationId, ids, asOf],
    );
    return {
      findings: rows.reduce((sum, row) => sum + row.findings, 0),
      severity: severities.find(each =>
        rows.some(({ severity }) => severity === each),
      ),
    };
  }
}

/**
 * A rule as it stands in JSON, as far as it goes without what has a meaning in a pattern or differs between ways to write JSON: what is found
 * is looked at again.
 */
function likeText(rule: string): string {
  return rule.replace(/[^A-Za-z0-9 .:/-]/g, '_');
}
