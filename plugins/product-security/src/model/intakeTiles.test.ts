import { FixtureProductSecurityApi } from '../__fixtures__/FixtureProductSecurityApi';
import { format, t } from '../__testUtils__/words';
import { intakeTiles } from './intakeTiles';

describe('intakeTiles', () => {
  it('says no data where there is nothing to divide by, and asks for nothing', async () => {
    const none = await new FixtureProductSecurityApi([]).getIntake();
    const tiles = intakeTiles(
      { ...none, totals: { ...none.totals, held: 0 } },
      t,
      format,
    );
    const byId = new Map(tiles.map(tile => [tile.id, tile]));
    expect(byId.get('stability')).toMatchObject({
      value: undefined,
      basis: 'No report came twice',
    });
    expect(byId.get('sightings')!.value).toBeUndefined();
    expect(byId.get('stale')!.value).toBe('0');
    expect(tiles.filter(({ mark }) => mark)).toEqual([]);
  });

  it('never rounds a stability up to all of it', async () => {
    const intake = await new FixtureProductSecurityApi().getIntake();
    const [stability] = intakeTiles(
      {
        ...intake,
        totals: {
          ...intake.totals,
          reimportStability: {
            value: 99_999 / 100_000,
            numerator: 99_999,
            denominator: 100_000,
          },
        },
      },
      t,
      format,
    ).filter(({ id }) => id === 'stability');
    expect(stability).toMatchObject({
      value: '99.9%',
      basis: '99,999 of 100,000 findings',
    });
  });
});
