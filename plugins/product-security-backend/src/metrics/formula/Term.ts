import { SqlParameters } from '../sql/SqlParameters';

/** What the SQL of a condition is written for. */
export interface SqlScope {
  /** SQL of the moment asked about, milliseconds since 1970 UTC. */
  moment: string;
  /** Length of the trailing window in milliseconds, where there is one. */
  window?: number;
  parameters: SqlParameters;
}

/** Writes SQL. */
export type SqlWriter = (scope: SqlScope) => string;

/** What a part of a condition is. */
export type TermKind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'moment'
  | 'days'
  | 'list'
  | 'null';

/** A part of a condition, checked and ready to be written as SQL. */
export interface Term {
  kind: TermKind;
  /** Whether it may be absent; conditions never are. */
  nullable: boolean;
  /** Whether the moment asked about is in it. */
  momentary: boolean;
  /** Whether the trailing window is in it. */
  windowed: boolean;
  /** Names of the fields that are in it. */
  reads: readonly string[];
  sql: SqlWriter;
  /** The field that it is, and nothing else. */
  field?: string;
  /** Of a number: how many digits it may have before or after the point, at most; absent: those of a field. */
  digits?: number;
  /** A written value. */
  literal?: string | number | boolean;
  /** Of a condition that says nothing but that a field has a written value. */
  equals?: { field: string; value: string | number | boolean };
  /** All values it can have. */
  values?: readonly string[];
  /** Of a `moment` or `days`: it is `factor` times the moment asked about, plus `rest`. */
  linear?: { factor: number; rest: SqlWriter };
  /** Of a condition that only says from or until which moment it is true. */
  bound?: Bound;
  /** Of a condition that is true when all terms of one of these lists are, each of which has a bound or is the same at every moment. */
  alternatives?: readonly (readonly Term[])[];
}

/** The edge of an interval: true of the moments from it on (`from`), or of those before it (`to`). */
export interface Bound {
  edge: 'from' | 'to';
  /** Milliseconds since 1970 UTC. */
  sql: SqlWriter;
}

/** A term that depends on other terms. */
export function combined(
  terms: Term[],
  term: Omit<Term, 'momentary' | 'windowed' | 'reads'>,
): Term {
  return {
    momentary: terms.some(({ momentary }) => momentary),
    windowed: terms.some(({ windowed }) => windowed),
    reads: terms.flatMap(({ reads }) => reads),
    ...term,
  };
}

/** A term that stands for itself. */
export function constant(
  kind: TermKind,
  sql: SqlWriter,
  more: Partial<Term> = {},
): Term {
  return {
    kind,
    sql,
    nullable: false,
    momentary: false,
    windowed: false,
    reads: [],
    ...more,
  };
}

/** A `moment` or `days` that does not change with the moment asked about, or is that moment plus something. */
export function linearTerm(
  kind: 'moment' | 'days',
  factor: number,
  rest: SqlWriter,
  more: Partial<Term> = {},
): Term {
  return constant(
    kind,
    scope => {
      if (factor === 0) return rest(scope);
      const moments =
        Math.abs(factor) === 1 ? scope.moment : `${factor} * ${scope.moment}`;
      return factor === -1
        ? `(${rest(scope)} - ${moments})`
        : `(${moments} + ${rest(scope)})`;
    },
    { momentary: factor !== 0, linear: { factor, rest }, ...more },
  );
}

/** Milliseconds of a day. */
export const DAY = 86_400_000;
