import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDbTables } from './DuckDbTables';

describe('DuckDbTables', () => {
  it('reaches no file and no setting', async () => {
    const database = await DuckDbTables.create({ threads: 1 });
    await expect(
      database.query("SELECT * FROM read_text('/etc/hostname')"),
    ).rejects.toThrow(/disabled/);
    await expect(
      database.query('SET enable_external_access = true'),
    ).rejects.toThrow(/locked|Cannot/);
    await expect(database.query("ATTACH 'x.db' AS x")).rejects.toThrow();
    await database.close();
  });

  it('can be kept in a file', async () => {
    const directory = await mkdtemp(join(tmpdir(), "facts'-"));
    const arrival = { application_id: 1, happened_at: 1, arrived_at: 2 };
    const kept = await DuckDbTables.create({ path: join(directory, 'f.db') });
    await kept.replace([1], { arrivals: [arrival] });
    expect(await kept.query('SELECT * FROM arrivals')).toHaveLength(1);
    await kept.close();
    expect(await readdir(directory)).toContain('f.db');
    await rm(directory, { recursive: true });
  });
});
