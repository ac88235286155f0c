import fc from 'fast-check';
import { createFactTables, factEngines } from './__testUtils__/factEngines';
import { FOREVER } from './Facts';
import { FactsTables } from './FactsTables';
import { FactRow } from './factTables';

jest.setTimeout(60_000);

describe.each(factEngines)('the tables of the facts in %s', engine => {
  let database: FactsTables;
  beforeEach(async () => {
    database = await createFactTables(engine);
  });
  afterEach(() => database.close());

  it('replaces the rows of the applications given and leaves the others', async () => {
    await database.replace([1, 2], {
      segments: [segment(1, 'one'), segment(2, 'two')],
    });
    await database.replace([2, 3], { segments: [segment(3, 'three')] });
    expect(await titles()).toEqual(['one', 'three']);
  });

  it('shows a whole replacement or none of it', async () => {
    await database.replace([1], { segments: [segment(1, 'before')] });
    const rows = Array.from({ length: 50_000 }, () => segment(1, 'after'));
    let done = false;
    const writing = database.replace([1], { segments: rows }).then(() => {
      done = true;
    });
    const seen = new Set<number>();
    while (!done) seen.add((await titles()).length);
    await writing;
    seen.delete(1);
    seen.delete(50_000);
    expect([...seen]).toEqual([]);
  });

  it('changes nothing when a row does not fit', async () => {
    await database.replace([1], { segments: [segment(1, 'before')] });
    const broken = { ...segment(1, 'x'), tier: undefined as never };
    await expect(
      database.replace([1], { segments: [broken] }),
    ).rejects.toThrow();
    expect(await titles()).toEqual(['before']);
    await database.replace([1], { segments: [segment(1, 'after')] });
    expect(await titles()).toEqual(['after']);
  });

  it('gives back what was put in, with numbers as numbers', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryText,
        fc.maxSafeNat(),
        async (title, moment) => {
          const row = { ...segment(7, title), valid_from: moment };
          await database.replace([7], { segments: [row] });
          const [found] = await database.query<FactRow<'segments'>>(
            'SELECT * FROM segments WHERE title = $1 AND valid_from = $2',
            [title, moment],
          );
          expect(found).toEqual({
            ...row,
            domain: null,
            team: null,
            accountable_owner: null,
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('takes lists, empty ones too, of texts and numbers', async () => {
    const answers = await database.query(
      `SELECT 1 = ANY($1) AS a, 1 = ANY($2) AS b, 'x' = ANY($3) AS c, 'x' = ANY($4) AS d, 0.5 = ANY($5) AS e,
        CAST($6 AS BIGINT) IS NULL AS f, array_agg(CAST(1 AS BIGINT)) AS g, sum(1) AS h`,
      [[1, 2], [], ['x'], [], [0.5, 2], null],
    );
    expect(answers).toEqual([
      { a: true, b: false, c: true, d: false, e: true, f: true, g: [1], h: 1 },
    ]);
  });

  it('refuses queries once closed', async () => {
    const closing = await createFactTables(engine);
    const running = closing.query('SELECT 1 AS one');
    await closing.close();
    expect(await running).toEqual([{ one: 1 }]);
    await expect(closing.query('SELECT 1')).rejects.toThrow(/closed/);
  });

  async function titles(): Promise<string[]> {
    const rows = await database.query<{ title: string }>(
      'SELECT title FROM segments ORDER BY title',
    );
    return rows.map(row => row.title);
  }
});

/** Of any characters but the one that PostgreSQL cannot store. */
const arbitraryText = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'\t\n\r\\N."'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  })
  .map(text => text.replaceAll('\0', ''));

function segment(applicationId: number, title: string): FactRow<'segments'> {
  return {
    application_id: applicationId,
    segment_id: applicationId,
    valid_from: 0,
    valid_to: FOREVER,
    application: `component:default/${applicationId}`,
    title,
    team: undefined,
    business_unit: 'Retail',
    domain: undefined,
    system: 'system:default/shop',
    tier: '1',
    exposure: 'internet',
    revenue_critical: false,
    repository: 'github.com/acme/shop',
    accountable_owner: undefined,
    default_branch: 'main',
    owned: false,
    component_type: 'service',
    lifecycle: 'production',
  };
}
