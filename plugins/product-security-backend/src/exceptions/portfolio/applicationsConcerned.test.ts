import {
  createFactTables,
  factEngines,
} from '../../facts/__testUtils__/factEngines';
import { findingOf } from '../../facts/__testUtils__/findingOf';
import { projectInto } from '../../facts/__testUtils__/projectInto';
import { FactsTables } from '../../facts/FactsTables';
import { applicationsConcerned } from './applicationsConcerned';

const asOf = 1_000;
const cve = 'CVE-2025-7001';

describe.each(factEngines)('applicationsConcerned on %s', engine => {
  let tables: FactsTables;

  beforeAll(async () => {
    tables = await createFactTables(engine);
    const vulnerable = (id: string, ids = [cve], rule = ids[0]) =>
      findingOf({ id, rule, vulnerabilityIds: ids, category: 'dependency' });
    await projectInto(tables, [
      {
        id: 1,
        ref: 'component:default/a',
        attributes: { tier: '1', team: 'group:default/t' },
        findings: [vulnerable('f1'), findingOf({ id: 'other' })],
      },
      {
        id: 2,
        ref: 'component:default/b',
        attributes: { tier: '2' },
        // Known by another name first
        findings: [vulnerable('f2', ['CVE-2024-1', cve], 'CVE-2024-1')],
      },
      {
        id: 3,
        ref: 'component:default/c',
        attributes: { tier: '1' },
        // A longer number is another vulnerability
        findings: [vulnerable('f3', [`${cve}6`])],
      },
      {
        id: 4,
        ref: 'component:default/d',
        attributes: { tier: '1' },
        findings: [vulnerable('f4')],
        acceptances: [
          { findingId: 'f4', exception: 'e', from: 0, to: 2 * asOf },
        ],
      },
    ]);
  });
  afterAll(() => tables.close());

  it.each([
    [{}, [1, 2]],
    [{ tier: ['1'] }, [1]],
    [{ tier: ['2', '3'] }, [2]],
    [{ team: ['none'] }, [2]],
    [{ team: ['group:default/t'], tier: ['2'] }, []],
  ])('finds by %j those in which it is open: %j', async (filter, expected) => {
    const found = await applicationsConcerned(tables, {
      rule: cve,
      filter,
      asOf,
    });
    expect(found.map(({ applicationId }) => applicationId)).toEqual(expected);
  });

  it('finds one again once nothing accepts it any more', async () => {
    const found = await applicationsConcerned(tables, {
      rule: cve,
      filter: { tier: ['1'] },
      asOf: 2 * asOf,
    });
    expect(found).toMatchObject([
      { applicationId: 1, tier: '1' },
      { applicationId: 4, tier: '1' },
    ]);
  });
});
