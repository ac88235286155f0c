import { ConfigReader } from '@backstage/config';
import {
  ApplicationAttributes,
  Category,
  Control,
  controls,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import {
  allMoments,
  arbitraryHistory,
  arbitraryMoment,
  holds,
} from '../facts/__testUtils__/arbitraryRecords';
import { attributesOf } from '../facts/__testUtils__/attributesOf';
import { FOREVER } from '../facts/Facts';
import { segmentsOf } from '../facts/projectSegments';
import {
  controlTimeline,
  ReleaseForControls,
  ScanForControls,
} from './controlTimeline';
import { readControlAges } from './readControlAges';

const day = 86_400_000;
const ages = readControlAges(new ConfigReader({}));

const scan: ScanForControls = {
  categories: ['code'],
  branch: 'main',
  scannedAt: 100 * day,
  complete: true,
};

function controlAt(
  control: Control,
  moment: number,
  given: {
    attributes?: Partial<ApplicationAttributes>;
    scans?: ScanForControls[];
    releases?: ReleaseForControls[];
  },
) {
  const spans = controlTimeline({
    attributes: [
      { from: 0, to: FOREVER, value: attributesOf(given.attributes) },
    ],
    scans: given.scans ?? [],
    releases: given.releases ?? [],
    ages,
  }).filter(
    span => span.control === control && holds(span.from, span.to, moment),
  );
  expect(spans).toHaveLength(1);
  return spans[0];
}

describe('controlTimeline', () => {
  it.each([
    ['before the scan', 100 * day - 1, false],
    ['at the scan', 100 * day, true],
    ['when the scan is 30 days old', 130 * day, true],
    ['a millisecond later', 130 * day + 1, false],
  ])('holds for a scan of at most 30 days: %s', (_, moment, expected) => {
    expect(controlAt('sast', moment, { scans: [scan] }).holds).toBe(expected);
  });

  it.each([
    ['a partial scan', { complete: false }],
    ['a scan of another branch', { branch: 'feature' }],
    ['a scan of another category', { categories: ['dependency' as const] }],
  ])('does not hold for %s', (_, changed) => {
    const scans = [{ ...scan, ...changed }];
    expect(controlAt('sast', 101 * day, { scans }).holds).toBe(false);
  });

  it('holds for a held scan, and for each category of a scan of several', () => {
    const held = { ...scan, held: true, id: 'x' };
    expect(controlAt('sast', 101 * day, { scans: [held] }).holds).toBe(true);
    const several = { ...scan, categories: ['secret', 'dependency'] as const };
    const scans = [{ ...several, categories: [...several.categories] }];
    expect(controlAt('secrets', 101 * day, { scans }).holds).toBe(true);
    expect(controlAt('sca', 101 * day, { scans }).holds).toBe(true);
  });

  it.each([
    ['service', true],
    ['Website', true],
    ['library', false],
    [null, false],
  ])('asks for an image of a component of type %p: %p', (type, expected) => {
    const scans = [{ ...scan, categories: ['container' as const] }];
    const attributes = { componentType: type };
    expect(controlAt('image', 101 * day, { attributes, scans })).toMatchObject({
      applicable: expected,
      holds: expected,
    });
  });

  it.each([...controls])(
    'does not ask for %s where not applicable',
    control => {
      const attributes = {
        componentType: 'service',
        repository: 'github.com/acme/x',
        owned: true,
        notApplicableControls: [control],
      };
      expect(controlAt(control, 0, { attributes })).toMatchObject({
        applicable: false,
        holds: false,
      });
    },
  );

  it.each([
    ['at the release', 200 * day, true],
    ['in the last 180 days', 380 * day - 1, true],
    ['180 days after it', 380 * day, false],
  ])('holds for a release with evidence: %s', (_, moment, expected) => {
    const releases = [{ at: 200 * day, evidenceFrom: 150 * day }];
    expect(controlAt('release_evidence', moment, { releases }).holds).toBe(
      expected,
    );
  });

  it('says since when, over changes of the application that do not touch the control', () => {
    const owned = { owned: true };
    const spans = controlTimeline({
      attributes: [
        { from: 0, to: 5, value: attributesOf() },
        { from: 5, to: 8, value: attributesOf(owned) },
        { from: 8, to: FOREVER, value: attributesOf({ ...owned, tier: '1' }) },
      ],
      scans: [],
      releases: [],
      ages,
    });
    expect(
      spans.filter(({ control }) => control === 'owner').map(s => s.since),
    ).toEqual([undefined, 5, 5]);
  });

  it('has, for each control at any moment, the state that a reading of the records gives', () => {
    fc.assert(
      fc.property(
        arbitraryHistory,
        fc.array(arbitraryScan, { maxLength: 6 }),
        fc.array(arbitraryRelease, { maxLength: 2 }),
        (history, scans, releases) => {
          const attributes = segmentsOf(history);
          const spans = controlTimeline({
            attributes,
            scans,
            releases,
            ages: { scanMaxAge: 4, releaseEvidenceMaxAge: 6 },
          });
          for (const control of controls) {
            let since: number | undefined;
            let before = '';
            for (const t of allMoments) {
              const now = attributes.find(({ from, to }) => holds(from, to, t));
              const states = now
                ? [stateAt(t, control, now.value, scans, releases)]
                : [];
              const after = JSON.stringify(states);
              if (after !== before) since = t > 0 ? t : undefined;
              before = after;
              const found = spans.filter(
                span =>
                  span.control === control && holds(span.from, span.to, t),
              );
              const begun = since;
              expect(found).toMatchObject(states);
              expect(found.map(span => span.since)).toEqual(
                states.map(() => begun),
              );
            }
          }
        },
      ),
    );
  });
});

const arbitraryScan = fc.record({
  categories: fc.subarray<Category>([
    'code',
    'dependency',
    'secret',
    'container',
  ]),
  branch: fc.constantFrom('main', 'trunk'),
  scannedAt: arbitraryMoment,
  complete: fc.boolean(),
});

const arbitraryRelease = fc.record({
  at: arbitraryMoment,
  evidenceFrom: arbitraryMoment,
});

/** A reading of the records: scans count for 4 milliseconds, the last included, and releases lie in the trailing 6. */
function stateAt(
  t: number,
  control: Control,
  attributes: ApplicationAttributes,
  scans: ScanForControls[],
  releases: ReleaseForControls[],
) {
  const scanned = (category: Category) =>
    scans.some(
      ({ complete, branch, categories, scannedAt }) =>
        complete &&
        branch === attributes.defaultBranch &&
        categories.includes(category) &&
        scannedAt <= t &&
        t - scannedAt <= 4,
    );
  const released = releases.some(
    ({ at, evidenceFrom }) => at <= t && at > t - 6 && evidenceFrom <= t,
  );
  const satisfied: Record<Control, boolean> = {
    repository: attributes.repository !== null,
    owner: attributes.owned,
    sast: scanned('code'),
    sca: scanned('dependency'),
    secrets: scanned('secret'),
    image: scanned('container'),
    release_evidence: attributes.releaseEvidencePath !== null || released,
  };
  const type = attributes.componentType?.toLowerCase() ?? '';
  const applicable =
    !attributes.notApplicableControls.includes(control) &&
    (control !== 'image' || ['service', 'website'].includes(type));
  return { applicable, holds: applicable && satisfied[control] };
}
