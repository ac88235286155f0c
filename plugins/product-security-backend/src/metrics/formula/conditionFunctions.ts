import { ASTNode } from '@marcbachmann/cel-js';
import { suggestion } from '../definitions/suggestion';
import { parseMoment } from '../../moment';
import { daysTerm } from './arithmetic';
import { ExpressionError } from './ExpressionError';
import { durationForm, parseDuration } from './parseDuration';
import { sourceOf } from './parseExpression';
import { combined, DAY, linearTerm, SqlScope, Term } from './Term';

/**
 * Calls a function of conditions.
 *
 * @remarks
 * `text.startsWith(text)`, `text.endsWith(text)`, `text.contains(text)`, `size(text or list)`, `days(number)`, `duration("P30D")`,
 * `timestamp("2026-01-01T00:00:00Z")`, and `inWindow(moment)`: after the start of the trailing window and not after the moment asked about.
 */
export function callFunction(
  node: ASTNode,
  name: string,
  valuesOf: () => Term[],
): Term {
  const found = functions.get(name);
  if (!found) {
    const names = [...functions.keys()];
    throw new ExpressionError(
      `calls ${name}, which does not exist${
        suggestion(name, names) || `; there are ${names.join(', ')}`
      }`,
      node.start,
    );
  }
  const values = valuesOf();
  const kinds = values.map(value => value.kind).join(', ');
  if (!found.accepts.includes(kinds)) {
    throw new ExpressionError(
      `calls ${name} with (${kinds}); it takes (${found.accepts.join(
        ') or (',
      )})`,
      node.start,
    );
  }
  return found.call(values, node);
}

/** The two conditions that `inWindow` is: after the start of the window, and not after the moment asked about. */
export function windowEdges(values: Term[], node: ASTNode): Term[] {
  const [value] = values;
  if (values.length !== 1 || value.kind !== 'moment' || !value.linear) {
    throw new ExpressionError(
      `has '${sourceOf(node)}', but inWindow takes one moment`,
      node.start,
    );
  }
  if (value.momentary) {
    throw new ExpressionError(
      `has '${sourceOf(node)}', but inWindow takes a moment of the object`,
      node.start,
    );
  }
  const from = (scope: SqlScope) => value.sql(scope);
  const to = (scope: SqlScope) =>
    `(${value.sql(scope)} + CAST(${scope.parameters.add(
      scope.window ?? null,
    )} AS BIGINT))`;
  return [
    {
      ...edge('>=', value.reads, from),
      bound: { edge: 'from', sql: from },
    },
    {
      ...edge('<', value.reads, to),
      windowed: true,
      bound: { edge: 'to', sql: to },
    },
  ];
}

interface ConditionFunction {
  /** Kinds of its values, the receiver first. */
  accepts: string[];
  call(values: Term[], node: ASTNode): Term;
}

const functions = new Map<string, ConditionFunction>([
  ['startsWith', textFunction((text, part) => `starts_with(${text}, ${part})`)],
  [
    'endsWith',
    textFunction((text, part) => `right(${text}, length(${part})) = ${part}`),
  ],
  ['contains', textFunction((text, part) => `strpos(${text}, ${part}) > 0`)],
  [
    'size',
    {
      accepts: ['text', 'list'],
      call: ([value]) =>
        combined([value], {
          kind: 'number',
          nullable: false,
          sql: scope => sizeOf(value.kind, value.sql(scope)),
        }),
    },
  ],
  [
    'days',
    {
      accepts: ['number'],
      call: ([value], node) => {
        if (typeof value.literal !== 'number') {
          throw new ExpressionError('days takes a written number', node.start);
        }
        return daysTerm(value.literal, node.start);
      },
    },
  ],
  [
    'duration',
    {
      accepts: ['text'],
      call: ([value], node) => {
        const milliseconds = parseDuration(String(value.literal));
        if (milliseconds === undefined) {
          throw new ExpressionError(
            `duration takes ${durationForm}`,
            node.start,
          );
        }
        return daysTerm(milliseconds / DAY, node.start);
      },
    },
  ],
  [
    'timestamp',
    {
      accepts: ['text'],
      call: ([value], node) => {
        try {
          const moment = parseMoment(String(value.literal), 'timestamp');
          return linearTerm(
            'moment',
            0,
            ({ parameters }) => `CAST(${parameters.add(moment)} AS BIGINT)`,
          );
        } catch (error) {
          throw new ExpressionError((error as Error).message, node.start);
        }
      },
    },
  ],
  [
    'inWindow',
    {
      accepts: ['moment'],
      call: (values, node) => {
        const edges = windowEdges(values, node);
        return combined(edges, {
          kind: 'boolean',
          nullable: false,
          sql: scope => `(${edges.map(part => part.sql(scope)).join(' AND ')})`,
        });
      },
    },
  ],
]);

function textFunction(
  write: (text: string, part: string) => string,
): ConditionFunction {
  return {
    accepts: ['text, text'],
    call: values =>
      combined(values, {
        kind: 'boolean',
        nullable: false,
        sql: scope => {
          const [text, part] = values.map(value => value.sql(scope));
          return `coalesce(${write(text, part)}, FALSE)`;
        },
      }),
  };
}

function sizeOf(kind: string, sql: string): string {
  if (kind === 'text') return `coalesce(length(${sql}), 0)`;
  return `(CASE WHEN coalesce(${sql}, '') = '' THEN 0
    ELSE length(${sql}) - length(replace(${sql}, ',', '')) + 1 END)`;
}

function edge(
  operator: string,
  reads: readonly string[],
  sql: (scope: SqlScope) => string,
): Term {
  return {
    kind: 'boolean',
    nullable: false,
    momentary: true,
    windowed: false,
    reads,
    sql: scope => `coalesce(${scope.moment} ${operator} ${sql(scope)}, FALSE)`,
  };
}
