import { FactsParameter } from './Facts';
import type { QueryApplicationsOptions } from './queryApplications';

const columns = {
  application: 's.application',
  team: `coalesce(s.team, 'none')`,
  businessUnit: `coalesce(s.business_unit, 'none')`,
  system: `coalesce(s.system, 'none')`,
  tier: 's.tier',
  exposure: 's.exposure',
  revenueCritical: `CASE WHEN s.revenue_critical THEN 'true' ELSE 'false' END`,
} as const;

/**
 * SQL that limits segments, read as `s`, to the applications that are asked about: nothing, or conditions that begin with `AND`.
 *
 * @param parameter - takes a value and gives its place in the text, such as `$2`
 */
export function applicationConditions(
  options: Pick<QueryApplicationsOptions, 'visible' | 'filters' | 'after'>,
  parameter: (value: FactsParameter) => string,
): string {
  const { visible, after, filters = {} } = options;
  const conditions: string[] = [];
  if (visible !== 'all') {
    conditions.push(`s.application_id = ANY(${parameter([...visible])})`);
  }
  if (after !== undefined) {
    conditions.push(`s.application > ${parameter(after)}`);
  }
  for (const [name, column] of Object.entries(columns)) {
    const values = filters[name as keyof typeof columns];
    if (values) conditions.push(`${column} = ANY(${parameter(values)})`);
  }
  if (filters.regulated) {
    const list = parameter(filters.regulated);
    const regulations = `SELECT regulation FROM segment_regulations r WHERE r.segment_id = s.segment_id`;
    conditions.push(
      `(EXISTS (${regulations} AND r.regulation = ANY(${list}))
        OR ('none' = ANY(${list}) AND NOT EXISTS (${regulations})))`,
    );
  }
  if (filters.q) {
    const text = parameter(filters.q.toLocaleLowerCase('en-US'));
    conditions.push(
      `(contains(s.application, ${text}) OR contains(lower(s.title), ${text}))`,
    );
  }
  return conditions.map(condition => `AND ${condition}`).join('\n');
}
