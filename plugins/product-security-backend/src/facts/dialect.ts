/**
 * What differs from one SQL engine to the other. Everything else is written so that DuckDB and PostgreSQL both take it.
 */
export interface Dialect {
  /** The quotient of two whole numbers, cut to a whole number. */
  wholeQuotient(dividend: string, divisor: string): string;
  /** Exact interpolated quantile of the values for which the condition holds. */
  quantile(share: number, value: string, condition: string): string;
  /** A text in lower case, of letters of any language. */
  lowerCase(text: string): string;
}

/** DuckDB. */
export const duckDb: Dialect = {
  wholeQuotient: (dividend, divisor) => `((${dividend}) // (${divisor}))`,
  quantile: (share, value, condition) =>
    `quantile_cont(${value}, ${share}) FILTER (WHERE ${condition})`,
  lowerCase: text => `lower(${text})`,
};

/** PostgreSQL. */
export const postgreSql: Dialect = {
  wholeQuotient: (dividend, divisor) => `((${dividend}) / (${divisor}))`,
  quantile: (share, value, condition) =>
    `percentile_cont(${share}) WITHIN GROUP (ORDER BY ${value}) FILTER (WHERE ${condition})`,
  // Columns are in the collation "C", which sorts as DuckDB does but knows the letters A to Z only.
  lowerCase: text => `lower(${text} COLLATE "default")`,
};
