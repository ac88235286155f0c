import { FactsParameter } from '../facts/Facts';
import { duckDb } from '../facts/dialect';
import { shareStatements } from './shareStatements';

describe('shareStatements', () => {
  it('asks once for the same, and again for anything else', async () => {
    const query = jest.fn(async (sql: string, given?: FactsParameter[]) => [
      { sql, given },
    ]);
    const engine = shareStatements({ dialect: duckDb, query: query as any });
    const [one, same, other] = await Promise.all([
      engine.query('a', [1, ['x']]),
      engine.query('a', [1, ['x']]),
      engine.query('a', [1, ['y']]),
    ]);
    expect(same).toBe(one);
    expect(other).toEqual([{ sql: 'a', given: [1, ['y']] }]);
    await engine.query('b');
    expect(query).toHaveBeenCalledTimes(3);
  });

  it('fails for all who ask what fails', async () => {
    const query = jest.fn().mockRejectedValue(new Error('broken'));
    const engine = shareStatements({ dialect: duckDb, query });
    await expect(engine.query('a')).rejects.toThrow('broken');
    await expect(engine.query('a')).rejects.toThrow('broken');
  });
});
