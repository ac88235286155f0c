import fc from 'fast-check';
import {
  GONE_AFTER,
  planApplication,
  RecordedApplication,
  SETTLES_WITHIN,
} from './planApplication';

const now = 1_000_000_000_000;
const a = JSON.stringify({ tier: '1', team: 'group:default/a' });
const b = JSON.stringify({ tier: '2', team: 'group:default/a' });
const unowned = JSON.stringify({ tier: '1', team: null });

/** An application in memory, to which the steps are done. */
class Model {
  readonly intervals: { from: number; to?: number; value: string }[] = [];
  #missingSince?: number;

  look(found: string | undefined, moment: number): void {
    const last = this.intervals.at(-1);
    const isOpen = last !== undefined && last.to === undefined;
    const step = planApplication(
      {
        known: this.intervals.length > 0,
        openFrom: isOpen ? last.from : undefined,
        attributes: isOpen ? last.value : undefined,
        missingSince: this.#missingSince,
      },
      found,
      moment,
    );
    if (step.end === 'now') last!.to = moment;
    if (step.end === 'missing') last!.to = this.#missingSince;
    if (step.end === 'never') this.intervals.pop();
    if (step.begin !== undefined) {
      this.intervals.push({ from: step.begin, value: found! });
    }
    if (step.missing === 'set') this.#missingSince = moment;
    if (step.missing === 'clear') this.#missingSince = undefined;
  }

  at(moment: number): string | undefined {
    return this.intervals.find(
      ({ from, to }) => from <= moment && moment < (to ?? Infinity),
    )?.value;
  }

  /** Intervals that do not begin at 0, overlap, touch without a difference, or leave a gap of less than a day. */
  faults(): unknown[] {
    return this.intervals.filter(({ from, to, value }, index) => {
      if (index === 0 && from !== 0) return true;
      const next = this.intervals[index + 1];
      if (!next) return false;
      if (to === undefined || to <= from || next.from < to) return true;
      return next.from === to
        ? next.value === value
        : next.from - to < GONE_AFTER;
    });
  }

  /** What it was last while it is missing for less than a day, nothing later. */
  expectedWhileMissing(): string | undefined {
    const last = this.intervals.at(-1);
    return last?.to === undefined ? last?.value : undefined;
  }
}

describe('planApplication', () => {
  const open = { known: true, openFrom: 5, attributes: a };
  const lately = now - GONE_AFTER + 1;
  const long = now - GONE_AFTER;

  it.each<[string, RecordedApplication, string | undefined, object]>([
    ['new', { known: false }, a, { begin: 0 }],
    ['never there', { known: false }, undefined, {}],
    ['unchanged', open, a, {}],
    ['changed', open, b, { end: 'now', begin: now }],
    [
      'changed at one moment',
      { ...open, openFrom: now },
      b,
      { end: 'never', begin: now },
    ],
    ['missed first', open, undefined, { missing: 'set' }],
    ['still missing', { ...open, missingSince: lately }, undefined, {}],
    ['gone', { ...open, missingSince: long }, undefined, { end: 'missing' }],
    ['still gone', { known: true, missingSince: long }, undefined, {}],
    [
      'back in time',
      { ...open, missingSince: lately },
      a,
      { missing: 'clear' },
    ],
    [
      'back in time and changed',
      { ...open, missingSince: lately },
      b,
      { end: 'now', begin: now, missing: 'clear' },
    ],
    [
      'back too late, unnoticed',
      { ...open, missingSince: long },
      a,
      { end: 'missing', begin: now, missing: 'clear' },
    ],
    [
      'back after it was gone',
      { known: true, missingSince: long },
      a,
      { begin: now, missing: 'clear' },
    ],
  ])('%s', (_, recorded, found, step) => {
    expect(planApplication(recorded, found, now)).toEqual(step);
  });

  describe('soon after it was seen first', () => {
    const owned = b;
    const early = {
      known: true,
      openFrom: 0,
      attributes: unowned,
      firstKnownAt: now - SETTLES_WITHIN + 1,
    };

    it.each<[string, RecordedApplication, string, object]>([
      ['completes what turns up', early, owned, { end: 'never', begin: 0 }],
      [
        'but not later',
        { ...early, firstKnownAt: now - SETTLES_WITHIN },
        owned,
        { end: 'now', begin: now },
      ],
      [
        'and not what was there and is another',
        { ...early, attributes: a },
        b,
        { end: 'now', begin: now },
      ],
      [
        'and not what goes',
        { ...early, attributes: owned },
        unowned,
        { end: 'now', begin: now },
      ],
      [
        'and not what changed since',
        { ...early, openFrom: now - 1 },
        owned,
        { end: 'now', begin: now },
      ],
    ])('%s', (_, recorded, found, step) => {
      expect(planApplication(recorded, found, now)).toEqual(step);
    });
  });

  it('keeps whole intervals that say what was seen', () => {
    const look = fc.record({
      after: fc.oneof(
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: GONE_AFTER - 2, max: 2 * GONE_AFTER }),
      ),
      found: fc.constantFrom(a, b, undefined),
    });
    fc.assert(
      fc.property(fc.array(look, { maxLength: 30 }), looks => {
        const model = new Model();
        let moment = now;
        for (const { after, found } of looks) {
          moment += after;
          model.look(found, moment);
          expect(model.at(moment)).toBe(found ?? model.expectedWhileMissing());
          expect(model.faults()).toEqual([]);
        }
      }),
    );
  });
});
