import {
  credentialStates,
  rotationStatuses,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { FactsBuilder } from '../metrics/__testUtils__/FactsBuilder';
import { createFactTables, factEngines } from './__testUtils__/factEngines';
import { FactRow } from './factTables';
import { FactsTables } from './FactsTables';
import {
  CredentialFilters,
  CredentialRow,
  queryCredentials,
} from './queryCredentials';

const asOf = 100;
const applications = [1, 2, 3];
const tierOf = ['1', '2', '1'];

type Place = Pick<
  FactRow<'secret_facts'>,
  | 'application_id'
  | 'credential_id'
  | 'kind'
  | 'validity'
  | 'suppressed'
  | 'on_default_branch'
  | 'leaked_at'
  | 'rotation_due_at'
>;

/** What holds of each of three credentials, wherever it is. */
const arbitraryRotations = fc.array(
  fc.record({
    rotated: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
    verifiedAfter: fc.option(fc.nat(20), { nil: undefined }),
  }),
  { minLength: 3, maxLength: 3 },
);

const arbitraryPlaces: fc.Arbitrary<Place[]> = fc.array(
  fc.record({
    application_id: fc.constantFrom(...applications),
    credential_id: fc.constantFrom('c0', 'c1', 'c2'),
    kind: fc.constantFrom('aws-access-key', 'generic-secret', 'other'),
    validity: fc.constantFrom(undefined, 'active', 'inactive'),
    suppressed: fc.boolean(),
    on_default_branch: fc.constantFrom(true, true, false),
    leaked_at: fc.integer({ min: 1, max: 100 }),
    rotation_due_at: fc.integer({ min: 50, max: 150 }),
  }),
  { maxLength: 8 },
);

const arbitraryFilters: fc.Arbitrary<CredentialFilters> = fc.record(
  {
    application: fc.constantFrom(['a1'], ['a2', 'a3']),
    tier: fc.constantFrom(['1'], ['2']),
    kind: fc.constantFrom(['other'], ['aws-access-key', 'generic-secret']),
    state: fc.subarray([...credentialStates], { minLength: 1 }),
    status: fc.subarray([...rotationStatuses], { minLength: 1 }),
    validity: fc.subarray(['active', 'inactive', 'unknown'], { minLength: 1 }),
  },
  { requiredKeys: [] },
);

describe.each(factEngines)('queryCredentials on %s', engine => {
  let database: FactsTables;

  beforeAll(async () => {
    database = await createFactTables(engine);
  });
  afterAll(() => database.close());

  it('says of each credential what its places say, in order of urgency and page by page', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryPlaces,
        arbitraryRotations,
        arbitraryFilters,
        fc.constantFrom('all' as const, [1], [1, 3]),
        async (places, rotations, filters, seen) => {
          const visible = seen === 'all' ? seen : new Set(seen);
          const facts = new FactsBuilder();
          for (const id of applications) {
            facts.segment({
              application_id: id,
              segment_id: id,
              application: `a${id}`,
              tier: tierOf[id - 1],
            });
          }
          const rotationOf = (credential: string) => {
            const { rotated, verifiedAfter } = rotations[Number(credential[1])];
            const verified =
              rotated === undefined || verifiedAfter === undefined
                ? undefined
                : rotated + verifiedAfter;
            return {
              rotated,
              verified: verified! <= asOf ? verified : undefined,
            };
          };
          for (const place of places) {
            const { rotated, verified } = rotationOf(place.credential_id);
            facts.secret({
              ...place,
              segment_id: place.application_id,
              rotated_at: rotated,
              rotation_verified_at: verified,
            });
          }
          await database.replace(applications, facts.rows);

          const expected = expectedOf(
            places.filter(
              ({ application_id, on_default_branch }) =>
                on_default_branch &&
                (visible === 'all' || visible.has(application_id)),
            ),
            rotationOf,
            filters,
          );
          const found: CredentialRow[] = [];
          for (;;) {
            const last = found.at(-1);
            const page = await queryCredentials(database, {
              asOf,
              visible,
              filters,
              limit: 1,
              after: last && {
                urgency: last.urgency,
                dueAt: last.due_at,
                id: last.id,
              },
            });
            if (!page.length) break;
            found.push(...page);
          }
          expect(found).toMatchObject(expected);
          expect(found).toHaveLength(expected.length);
        },
      ),
      { numRuns: engine === 'DuckDB' ? 60 : 30 },
    );
  });
});

/** The same, said of one credential after the other. */
function expectedOf(
  places: Place[],
  rotationOf: (credential: string) => { rotated?: number; verified?: number },
  filters: CredentialFilters,
) {
  const fits = (values: string[] | undefined, value: string | null) =>
    values === undefined || (value !== null && values.includes(value));
  return ['c0', 'c1', 'c2']
    .flatMap(id => {
      const all = places.filter(each => each.credential_id === id);
      const asked = all.some(
        ({ application_id }) =>
          fits(filters.application, `a${application_id}`) &&
          fits(filters.tier, tierOf[application_id - 1]),
      );
      if (!asked) return [];
      const counted = all.filter(({ suppressed }) => !suppressed);
      const of = counted.length ? counted : all;
      const leaked_at = Math.min(...of.map(each => each.leaked_at));
      const due_at = Math.min(...of.map(each => each.rotation_due_at));
      const { rotated, verified } = rotationOf(id);
      const validities = all.map(({ validity }) => validity);
      const validity =
        ['active', 'inactive'].find(each => validities.includes(each)) ??
        'unknown';
      const kinds = all.map(({ kind }) => kind);
      const kind =
        ['aws-access-key', 'generic-secret', 'other'].find(each =>
          kinds.includes(each),
        ) ?? '';
      let state = 'active';
      if (rotated !== undefined) state = 'rotated';
      if (verified !== undefined) state = 'verified';
      let status: string | null = asOf > due_at ? 'overdue' : 'pending';
      if (verified !== undefined) {
        status = verified > due_at ? 'late' : 'on-time';
      }
      if (!counted.length) {
        state = 'false-positive';
        status = null;
      }
      const urgent = [
        state === 'active' && validity === 'active',
        state === 'active' && status === 'overdue',
        state === 'rotated' && status === 'overdue',
        state === 'active',
        state === 'rotated',
        state === 'verified',
        state === 'false-positive',
      ];
      const urgency = urgent.indexOf(true);
      const wanted =
        fits(filters.kind, kind) &&
        fits(filters.state, state) &&
        fits(filters.status, status) &&
        fits(filters.validity, validity);
      return wanted
        ? [{ id, kind, state, status, validity, leaked_at, due_at, urgency }]
        : [];
    })
    .sort(
      (a, b) =>
        a.urgency - b.urgency || a.due_at - b.due_at || (a.id < b.id ? -1 : 1),
    );
}
