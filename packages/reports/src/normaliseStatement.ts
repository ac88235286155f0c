import { canonicalPackageUrl } from './canonicalPackageUrl';
import { VexStatement } from './ReportParser';
import { bounded, collapsed, shortened, storable } from './texts';
import { orderVulnerabilityIds } from './vulnerabilityIds';

/**
 * What a VEX document states, as it is kept: ids and packages as those of findings compare, texts bounded.
 * @public
 */
export type NormalisedStatement = VexStatement;

/** The statement in the form in which it is kept. */
export function normaliseStatement(
  statement: VexStatement,
): NormalisedStatement {
  const text = (value: string | undefined, limit: number) =>
    value === undefined
      ? undefined
      : shortened(collapsed(storable(value)), limit) || undefined;
  const packages = statement.packages
    .map(each => canonicalPackageUrl(storable(each)))
    .filter(each => each !== undefined);
  return {
    vulnerabilityIds: orderVulnerabilityIds(statement.vulnerabilityIds)
      .slice(0, longestList)
      .map(id => bounded(storable(id).toLocaleUpperCase('en-US'), 200)),
    packages: [...new Set(packages)].slice(0, longestList),
    status: statement.status,
    justification: text(statement.justification, 200),
    explanation: text(statement.explanation, 2000),
    author: text(statement.author, 200),
    document: text(statement.document, 500),
    statedAt: text(statement.statedAt, 64),
  };
}

const longestList = 1000;
