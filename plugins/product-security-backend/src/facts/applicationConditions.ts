import { Dialect } from './dialect';
import { FactsParameter } from './Facts';
import type { QueryApplicationsOptions } from './queryApplications';
import { segmentCondition } from './segmentCondition';

const columns = {
  application: 's.application',
  team: `coalesce(s.team, 'none')`,
  businessUnit: `coalesce(s.business_unit, 'none')`,
  system: `coalesce(s.system, 'none')`,
  domain: `coalesce(s.domain, 'none')`,
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
  dialect: Dialect,
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
  for (const name of ['regulated', 'teamWithin'] as const) {
    const values = filters[name];
    if (values) conditions.push(segmentCondition('s', name, parameter(values)));
  }
  if (filters.q) {
    const text = parameter(filters.q.toLocaleLowerCase('en-US'));
    conditions.push(
      `(strpos(s.application, ${text}) > 0
        OR strpos(${dialect.lowerCase('s.title')}, ${text}) > 0)`,
    );
  }
  return conditions.map(condition => `AND ${condition}`).join('\n');
}
