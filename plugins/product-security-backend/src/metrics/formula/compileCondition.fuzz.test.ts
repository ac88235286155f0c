import fc from 'fast-check';
import {
  createFactTables,
  factEngines,
} from '../../facts/__testUtils__/factEngines';
import { FactsTables } from '../../facts/FactsTables';
import { factTables } from '../../facts/factTables';
import { FactsBuilder } from '../__testUtils__/FactsBuilder';
import { catalogue } from '../sources/catalogue';
import { Source } from '../sources/Source';
import { SqlParameters } from '../sql/SqlParameters';
import { compileCondition } from './compileCondition';
import { ExpressionError } from './ExpressionError';
import { DAY } from './Term';

jest.setTimeout(120_000);

const sources = [...catalogue.values()];
const asOf = 100 * DAY;

/** Everything that SQL of a condition may consist of, beside fields of its source. */
const words = new Set(
  `and or not in is null distinct from case when then else end true false cast as bigint double precision coalesce nullif
   greatest least starts_with right length strpos replace size`.split(/\s+/),
);

const fieldNames = [
  ...new Set(sources.flatMap(({ fields }) => Object.keys(fields))),
];

const snippet = fc.oneof(
  fc.constantFrom(
    ...fieldNames,
    'asOf',
    'window',
    'days(3)',
    'duration("P1D")',
    'timestamp("2026-01-01")',
    'inWindow(closedAt)',
    'null',
    'true',
    '1',
    '-0.5',
    '1e300',
    '9223372036854775807',
    '0',
    '"open"',
    `"'; DROP TABLE segments; --"`,
    '"$1"',
    '"\\u0000"',
    '"\\ud800"',
    "r'\\\\'",
    'b"x"',
    '1u',
    '[]',
    '["critical", "high"]',
    'segments',
    'fact',
    'finding_facts.title',
    'pragma_table_info',
    'read_csv("/etc/passwd")',
    'constructor',
    'rule.contains("a")',
    'rule.startsWith(title)',
    'size(rule)',
    'size(tool)',
    '"a" in cwe',
    'epss / 0',
    'epss * 1e308 * 1e308',
    'asOf - openedAt',
  ),
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const operator = fc.constantFrom(
  ...'&& || == != < <= > >= in + - * / % ? : . , ; --'.split(' '),
  '/*',
  '::',
  ' AS ',
);
const { expression } = fc.letrec<{ expression: string }>(tie => ({
  expression: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    snippet,
    fc
      .tuple(tie('expression'), operator, tie('expression'))
      .map(([left, op, right]) => `${left} ${op} ${right}`),
    tie('expression').map(inner => `(${inner})`),
    tie('expression').map(inner => `!${inner}`),
    tie('expression').map(inner => `-${inner}`),
    fc
      .tuple(fc.constantFrom(...fieldNames), operator, tie('expression'))
      .map(([left, op, right]) => `${left} ${op} ${right}`),
  ),
}));

/** Conditions as somebody means them, of the fields of a source. */
function meant(source: Source): fc.Arbitrary<string> {
  const values: Record<string, string[]> = {
    text: ['"a"', `"it's"`, 'null', 'rule'],
    number: ['0', '-1.5', 'null', '2 * 3', '1e300 * 1e300'],
    boolean: ['true', 'false'],
    moment: ['asOf', 'asOf - days(3)', 'timestamp("2026-01-01")', 'null'],
    days: ['30', 'days(1) + days(2)', 'window', 'null'],
    list: ['null'],
  };
  const leaf = fc
    .tuple(
      fc.constantFrom(...Object.entries(source.fields)),
      fc.constantFrom('==', '!=', '<', '>='),
      fc.nat(4),
    )
    .map(([[name, field], op, choice]) => {
      const accepted = field.values?.map(value => `"${value}"`);
      const written = accepted ?? values[field.type];
      const value = written[choice % written.length];
      const isPlain = value === 'null' || field.type === 'boolean';
      return `${name} ${isPlain && op !== '==' ? '!=' : op} ${value}`;
    });
  return fc.letrec<{ condition: string }>(tie => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc
        .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
        .map(([left, op, right]) => `(${left} ${op} ${right})`),
      tie('condition').map(inner => `!(${inner})`),
    ),
  })).condition;
}

const questions = fc.constantFrom(...sources).chain(source =>
  fc.tuple(
    fc.oneof(
      expression,
      meant(source),
      // With a slip of the pen.
      fc
        .tuple(meant(source), fc.nat(200), snippet)
        .map(
          ([text, at, slip]) => text.slice(0, at) + slip + text.slice(at + 1),
        ),
    ),
    fc.constant(source),
  ),
);

describe.each(factEngines)('compileCondition, of anything, on %s', name => {
  let database: FactsTables;

  beforeAll(async () => {
    database = await createFactTables(name);
    const at = { application_id: 1, segment_id: 10 };
    await new FactsBuilder()
      .segment(at, ['pci'])
      .application(at)
      .control(at)
      .finding({ ...at, opened_at: 70 * DAY, epss: 0.5 })
      .finding({ ...at, finding_id: 'x', reopen_count: 2_000_000_000 })
      .remediation({ ...at, closed_at: 10 * DAY })
      .secret({ ...at, leaked_at: 10 * DAY })
      .activity({
        ...at,
        repository: 'host/a',
        period_from: 0,
        period_to: DAY,
        commits: 3,
      })
      .into(database, [1]);
  });
  afterAll(() => database.close());

  function write(text: string, source: Source) {
    const parameters = new SqlParameters();
    const moment = `CAST(${parameters.add(asOf)} AS BIGINT)`;
    const sql = compileCondition(text, source)
      .map(term => term.sql({ moment, window: 90 * DAY, parameters }))
      .join(' AND ');
    return { parameters, sql, moment };
  }

  async function run(text: string, source: Source): Promise<'ran' | 'refused'> {
    let written;
    try {
      written = write(text, source);
    } catch (error) {
      expect(error).toBeInstanceOf(ExpressionError);
      expect((error as ExpressionError).position).toBeGreaterThanOrEqual(0);
      expect((error as ExpressionError).position).toBeLessThanOrEqual(
        text.length,
      );
      return 'refused';
    }
    const { parameters, sql, moment } = written;
    expect(withoutFields(sql, source)).toEqual([]);
    const rows = await database.query<{ held: boolean }>(
      `SELECT (${sql}) AS held, ${moment} AS moment FROM ${source.table} fact
       JOIN segments segment ON segment.segment_id = fact.segment_id`,
      parameters.values,
    );
    for (const { held } of rows) expect(typeof held).toBe('boolean');
    return 'ran';
  }

  it('refuses it, or writes SQL of placeholders and fields of the source alone, which runs', async () => {
    const seen = { ran: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(questions, async ([text, source]) => {
        seen[await run(text, source)]++;
      }),
      { numRuns: 2_000 },
    );
    expect(seen.ran).toBeGreaterThan(100);
    expect(seen.refused).toBeGreaterThan(100);
  });

  it('has an answer for every comparison of two fields, or refuses it', async () => {
    const findings = catalogue.get('findings')!;
    const names = [...Object.keys(findings.fields), 'asOf', 'window'];
    let ran = 0;
    for (const left of names) {
      for (const right of names) {
        for (const op of ['==', '!=', '<']) {
          if ((await run(`${left} ${op} ${right}`, findings)) === 'ran') ran++;
        }
      }
    }
    expect(ran).toBeGreaterThan(500);
  });

  it('keeps sums of moments within whole numbers of the database', async () => {
    const long = Array(160).fill('days(36500)').join(' + ');
    expect(
      await run(`openedAt + ${long} > asOf`, catalogue.get('findings')!),
    ).toBe('ran');
  });
});

/** What of the SQL is neither a field of the source nor a placeholder nor a known word. */
function withoutFields(sql: string, source: Source): string[] {
  let rest = sql;
  const known = Object.values(source.fields).flatMap(field => [
    field.sql,
    ...(field.period ? Object.values(field.period) : []),
  ]);
  for (const text of known.toSorted((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(text, ' ');
  }
  const tables = Object.keys(factTables);
  return (
    rest
      .replace(/\$\d+/g, ' ')
      .replace(/''|','/g, ' ')
      .match(/[A-Za-z_][\w.]*|[^\s\w()<>=+\-*/,|.]/g) ?? []
  ).filter(
    token =>
      tables.includes(token) || !words.has(token.toLocaleLowerCase('en')),
  );
}
