import {
  createFactTables,
  factEngines,
} from '../../facts/__testUtils__/factEngines';
import { FactsTables } from '../../facts/FactsTables';
import { FactsBuilder } from '../__testUtils__/FactsBuilder';
import { findings } from '../sources/findings';
import { remediations } from '../sources/remediations';
import { SqlParameters } from '../sql/SqlParameters';
import { compileCondition } from './compileCondition';
import { DAY } from './Term';

describe.each(factEngines)('compileCondition on %s', engine => {
  let database: FactsTables;
  const asOf = 100 * DAY;

  beforeAll(async () => {
    database = await createFactTables(engine);
    const at = { application_id: 1, segment_id: 10 };
    await new FactsBuilder()
      .segment({ ...at, tier: '1', team: undefined }, ['pci'])
      .finding({
        ...at,
        finding_id: 'old',
        opened_at: 70 * DAY,
        epss: 0.5,
        cwe: 'CWE-79,CWE-89',
        rule: "it's",
        known_exploited: true,
      })
      .finding({
        ...at,
        finding_id: 'new',
        opened_at: 70 * DAY + 1,
        severity: 'high',
        verified_at: 99 * DAY,
      })
      .remediation({ ...at, finding_id: 'edge', closed_at: 10 * DAY })
      .remediation({ ...at, finding_id: 'inside', closed_at: 10 * DAY + 1 })
      .remediation({ ...at, finding_id: 'now', closed_at: 100 * DAY })
      .remediation({ ...at, finding_id: 'future', closed_at: 100 * DAY + 1 })
      .into(database, [1]);
  });
  afterAll(() => database.close());

  async function matching(text: string, source = findings): Promise<string[]> {
    const parameters = new SqlParameters();
    const moment = `CAST(${parameters.add(asOf)} AS BIGINT)`;
    const scope = { moment, window: 90 * DAY, parameters };
    const conditions = [
      `${moment} > 0`,
      ...compileCondition(text, source).map(term => term.sql(scope)),
    ];
    const rows = await database.query<{ finding_id: string }>(
      `SELECT fact.finding_id FROM ${source.table} fact
       JOIN segments segment ON segment.segment_id = fact.segment_id
       WHERE ${conditions.join(' AND ')} ORDER BY 1`,
      parameters.values,
    );
    return rows.map(row => row.finding_id);
  }

  it.each([
    ['status == "open" && severity == "critical" && kev', ['old']],
    ['severity != "critical"', ['new']],
    ['!kev', ['new']],
    ['kev == false', ['new']],
    ['severity in ["critical", "high"]', ['new', 'old']],
    ['severity in []', []],
    ['epss >= 0.5', ['old']],
    ['epss > 1 / 2', []],
    ['epss * 2 + 1 == 2', ['old']],
    ['-epss < 0', ['old']],
    ['epss < 1', ['old']],
    ['!(epss < 1)', ['new']],
    ['epss != 0.1', ['new', 'old']],
    ['epss == null', ['new']],
    ['verifiedAt != null', ['new']],
    ['team == "group:default/a"', []],
    ['team != "group:default/a"', ['new', 'old']],
    ['team in ["group:default/a"]', []],
    ['"CWE-89" in cwe', ['old']],
    ['"CWE-8" in cwe', []],
    ['"pci" in regulated', ['new', 'old']],
    ['size(cwe) == 2 && size(cve) == 0', ['old']],
    ['size(regulated) == 1', ['new', 'old']],
    ['rule.startsWith("it")', ['old']],
    ['rule.endsWith("\'s")', ['old']],
    ['rule.contains("%")', []],
    ['size(rule) == 4', ['new', 'old']],
    ['rule == "it\'s"', ['old']],
    ['rule == "\'; DROP TABLE segments; --"', []],
    ['rule == "$1"', []],
    ['ageDays >= 30', ['old']],
    ['ageDays > 29', ['new', 'old']],
    ['30 <= ageDays', ['old']],
    ['ageDays < days(30)', ['new']],
    ['asOf - openedAt == duration("P30D")', ['old']],
    ['asOf - openedAt != duration("P30D")', ['new']],
    ['openedAt + days(30) <= asOf', ['old']],
    ['openedAt > asOf - days(30)', ['new']],
    ['verifiedAt - openedAt < days(29)', ['new']],
    ['openedAt > timestamp("1970-03-12T00:00:00Z")', ['new']],
    ['openedAt <= timestamp("1970-03-12")', ['old']],
    ['ageDays - 1 < ageDays', ['new', 'old']],
    ['kev || ageDays < 30 && true', ['new', 'old']],
  ])('%s', async (text, expected) => {
    expect(await matching(text)).toEqual(expected);
  });

  it('has a window without its start and with its end', async () => {
    for (const text of [
      'inWindow(closedAt)',
      '(inWindow(closedAt) || false)',
      'closedAt > asOf - window && closedAt <= asOf',
    ]) {
      expect(await matching(text, remediations)).toEqual(['inside', 'now']);
    }
  });

  it('finds edges of intervals in comparisons with the moment asked about', () => {
    const edges = (text: string) =>
      compileCondition(text, remediations).map(
        ({ bound, momentary }) =>
          bound?.edge ?? (momentary ? 'moment' : 'none'),
      );
    expect(edges('inWindow(closedAt) && severity == "high"')).toEqual([
      'from',
      'to',
      'none',
    ]);
    expect(edges('recurredAt <= asOf')).toEqual(['from']);
    expect(edges('asOf - closedAt < days(3)')).toEqual(['to']);
    expect(edges('recurredAt <= asOf || severity == "high"')).toEqual([
      'moment',
    ]);
    expect(edges('closedAt == asOf')).toEqual(['moment']);
  });

  it.each([
    [
      'statuss == "open"',
      'names statuss, which findings do not have; did you mean status?',
    ],
    [
      'nothingOfTheKind',
      'names nothingOfTheKind, which findings do not have; they have application, team',
    ],
    [
      'status == "opne"',
      `has 'status == "opne"', which is never true: accepted are open, accepted, suppressed, closed; did you mean open?`,
    ],
    [
      'severity in ["critical", "urgent"]',
      'which is never true: accepted are critical, high, medium, low, info',
    ],
    [
      'epss * 1e200 * 1e200 > 1',
      "has 'epss * 1e200 * 1e200', which may be larger, or smaller, than a number can be",
    ],
    ['status', "has 'status' (text) where a condition must be"],
    ['status == 1', "compares text with number by == in 'status == 1'"],
    ['epss < null', 'compares null by <; only == and != can'],
    ['openedAt > 5', "compares moment with number by > in 'openedAt > 5'"],
    [
      'openedAt + openedAt > asOf',
      "cannot work out 'openedAt + openedAt': moment + moment",
    ],
    [
      'duration("P1M") > days(1)',
      'duration takes an ISO 8601 duration in weeks, days, hours, minutes or seconds, such as P30D',
    ],
    ['openedAt > timestamp("soon")', "timestamp: 'soon' is no date or time"],
    ['inWindow(asOf)', 'inWindow takes a moment of the object'],
    ['inWindow(severity)', 'inWindow takes one moment'],
    [
      'matches(rule, "(a+)+$")',
      'calls matches, which does not exist; there are startsWith,',
    ],
    [
      'rule.startsWith(1)',
      'calls startsWith with (text, number); it takes (text, text)',
    ],
    [
      '"a,b" in cwe',
      'in asks whether a written text without comma is in a list',
    ],
    ['cwe.exists(x, x == "a")', 'calls exists, which does not exist'],
    ['constructor == "x"', 'names constructor, which findings do not have'],
    ['__proto__', 'does not parse: Reserved identifier: __proto__'],
    ['rule[0] == "a"', "uses 'rule[0]', which a condition does not have"],
    [
      'kev ? true : false',
      "uses 'kev ? true : false', which a condition does not have",
    ],
    ['rule == "\\u0000"', 'which is no value a condition can have'],
    ['severity = "high"', 'does not parse'],
  ])('refuses %s', (text, message) => {
    expect(() => compileCondition(text, findings)).toThrow(message);
  });
});
