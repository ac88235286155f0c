import {
  categories,
  Category,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { waitingClosures } from './waitingClosures';

const inCategory = fc.record({
  reported: fc.integer({ min: 0, max: 20 }),
  missing: fc.integer({ min: 0, max: 20 }),
  held: fc.boolean(),
});

describe('waitingClosures', () => {
  it('tells the sum, and each category where it can be told', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...categories), { minLength: 1 }),
        fc.array(inCategory, { minLength: 6, maxLength: 6 }),
        (names, all) => {
          const parts = names.map((name, index) => ({ name, ...all[index] }));
          const held = parts.filter(part => part.held);
          const { total, categories: told } = waitingClosures({
            categories: names,
            held: held.map(({ name }) => name),
            findings: parts.reduce((sum, { reported }) => sum + reported, 0),
            standing: new Map<Category, number>(
              parts.map(part => [
                part.name,
                // What is not held has closed what it does not report.
                part.reported + (part.held ? part.missing : 0),
              ]),
            ),
          });
          expect(total).toBe(
            held.reduce((sum, { missing }) => sum + missing, 0),
          );
          expect(told.map(({ category }) => category)).toEqual(
            held.map(({ name }) => name),
          );
          const alone = held.length === 1;
          const empty = parts.every(({ reported }) => reported === 0);
          expect(told.map(({ sightings }) => sightings)).toEqual(
            held.map(({ missing }) => (alone || empty ? missing : null)),
          );
        },
      ),
    );
  });

  it('tells several held categories apart when the report is empty', () => {
    expect(
      waitingClosures({
        categories: ['dependency', 'secret'],
        held: ['dependency', 'secret'],
        findings: 0,
        standing: new Map([['dependency', 7]]),
      }),
    ).toEqual({
      total: 7,
      categories: [
        { category: 'dependency', sightings: 7 },
        { category: 'secret', sightings: 0 },
      ],
    });
  });

  it('never falls below zero when findings were joined since', () => {
    expect(
      waitingClosures({
        categories: ['dependency'],
        held: ['dependency'],
        findings: 3,
        standing: new Map([['dependency', 2]]),
      }).total,
    ).toBe(0);
  });
});
