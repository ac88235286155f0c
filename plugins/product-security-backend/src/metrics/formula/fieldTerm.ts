import { suggestion } from '../definitions/suggestion';
import { Field, Source } from '../sources/Source';
import { ExpressionError } from './ExpressionError';
import { constant, linearTerm, SqlWriter, Term } from './Term';

/** What a name in a condition stands for: a field of the source, `asOf` or `window`. */
export function fieldTerm(name: string, source: Source, position = 0): Term {
  if (name === 'asOf') return linearTerm('moment', 1, () => '0');
  if (name === 'window') {
    return linearTerm(
      'days',
      0,
      ({ parameters, window }) =>
        `CAST(${parameters.add(window ?? null)} AS BIGINT)`,
      { windowed: true },
    );
  }
  if (!Object.hasOwn(source.fields, name)) {
    const names = Object.keys(source.fields);
    throw new ExpressionError(
      `names ${name}, which ${source.name} do not have${
        suggestion(name, names) || `; they have ${names.join(', ')}`
      }`,
      position,
    );
  }
  return { ...termOfField(source.fields[name]), reads: [name], field: name };
}

function termOfField(field: Field): Term {
  const more = { nullable: field.nullable ?? false, values: field.values };
  if (field.period) {
    return constant(field.type, inProportion(field.sql, field.period), {
      ...more,
      momentary: true,
      windowed: true,
    });
  }
  if (field.since) {
    return linearTerm('days', 1, () => `(0 - ${field.sql})`, more);
  }
  if (field.type === 'moment' || field.type === 'days') {
    return linearTerm(field.type, 0, () => field.sql, more);
  }
  if (field.type === 'boolean' && field.nullable) {
    return constant('boolean', () => `coalesce(${field.sql}, FALSE)`);
  }
  return constant(field.type, () => field.sql, more);
}

/** A number of a period, as much of it as of the period lies in the trailing window. Without a window, in all time up to the moment asked about. */
function inProportion(
  number: string,
  { from, to }: { from: string; to: string },
): SqlWriter {
  return ({ moment, window, parameters }) => {
    const start =
      window === undefined
        ? from
        : `greatest(${from}, ${moment} - CAST(${parameters.add(
            window,
          )} AS BIGINT))`;
    const inWindow = `greatest(0, least(${to}, ${moment}) - ${start})`;
    return `(CAST(${number} AS DOUBLE PRECISION) * ${inWindow} / (${to} - ${from}))`;
  };
}
