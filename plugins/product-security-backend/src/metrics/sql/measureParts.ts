import { Measure } from '../definitions/Metric';
import { DAY, SqlScope } from '../formula/Term';

/** What a measure is asked with. */
export interface AskedMeasure {
  measure: Measure;
  /** Milliseconds of the trailing window. */
  window: number | undefined;
}

/** SQL of the conditions that a measure counts an object under. */
export function conditionsOf(
  { measure }: AskedMeasure,
  scope: SqlScope,
): string[] {
  return [
    ...measure.where.map(term => term.sql(scope)),
    ...valuePresent(measure, scope),
  ];
}

/** That the value a measure is of is there. */
export function valuePresent({ of }: Measure, scope: SqlScope): string[] {
  return of?.nullable ? [`${of.sql(scope)} IS NOT NULL`] : [];
}

/** The SQL that conditions make together. */
export function allOf(conditions: string[]): string {
  return conditions.length ? `(${conditions.join(' AND ')})` : 'TRUE';
}

/**
 * What a row must fulfil to be in any of several sets of conditions: what they have in common, and then one of the rests.
 */
export function anyOf(sets: string[][]): string[] {
  const [first, ...others] = sets;
  const common = first.filter(condition =>
    others.every(set => set.includes(condition)),
  );
  const rests = sets.map(set => set.filter(part => !common.includes(part)));
  if (rests.some(rest => !rest.length)) return common;
  return [...common, `(${rests.map(allOf).join(' OR ')})`];
}

/**
 * A number that can be added up exactly, in any order and by several engines with the same sum: twelve decimals.
 */
export function exact(sql: string): string {
  return `CAST(${sql} AS DECIMAL(38, 12))`;
}

/** Turns SQL of a number in the unit of storage into one in the unit of answers. */
export function inUnit({ of }: Measure, sql: string): string {
  const number = `CAST(${sql} AS DOUBLE PRECISION)`;
  return of?.kind === 'days' ? `(${number} / ${DAY})` : number;
}
