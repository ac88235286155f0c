import fc from 'fast-check';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FOREVER } from './Facts';
import { FactsDatabase } from './FactsDatabase';
import { FactRow } from './factTables';

describe('FactsDatabase', () => {
  let database: FactsDatabase;
  beforeEach(async () => {
    database = await FactsDatabase.create({ threads: 1 });
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
      fc.asyncProperty(fc.string(), fc.maxSafeNat(), async (title, moment) => {
        const row = { ...segment(7, title), valid_from: moment };
        await database.replace([7], { segments: [row] });
        const [found] = await database.query<FactRow<'segments'>>(
          'SELECT * FROM segments WHERE title = $1 AND valid_from = $2',
          [title, moment],
        );
        expect(found).toEqual({ ...row, team: null, accountable_owner: null });
      }),
      { numRuns: 50 },
    );
  });

  it('takes lists, empty ones too, of texts and numbers', async () => {
    const answers = await database.query(
      `SELECT 1 = ANY($1) AS a, 1 = ANY($2) AS b, 'x' = ANY($3) AS c, 'x' = ANY($4) AS d, 0.5 = ANY($5) AS e,
        $6 IS NULL AS f, [1::BIGINT] AS g, sum(1) AS h`,
      [[1, 2], [], ['x'], [], [0.5, 2], null],
    );
    expect(answers).toEqual([
      { a: true, b: false, c: true, d: false, e: true, f: true, g: [1], h: 1 },
    ]);
  });

  it('reaches no file and no setting', async () => {
    await expect(
      database.query("SELECT * FROM read_text('/etc/hostname')"),
    ).rejects.toThrow(/disabled/);
    await expect(
      database.query('SET enable_external_access = true'),
    ).rejects.toThrow(/locked|Cannot/);
    await expect(database.query("ATTACH 'x.db' AS x")).rejects.toThrow();
  });

  it('can be kept in a file', async () => {
    const directory = await mkdtemp(join(tmpdir(), "facts'-"));
    const kept = await FactsDatabase.create({ path: join(directory, 'f.db') });
    await kept.replace([1], { segments: [segment(1, 'one')] });
    expect(await kept.query('SELECT title FROM segments')).toHaveLength(1);
    await kept.close();
    expect(await readdir(directory)).toContain('f.db');
    await rm(directory, { recursive: true });
  });

  it('refuses queries once closed', async () => {
    const closing = await FactsDatabase.create();
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
