import { controls } from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import {
  applicationSorts,
  readApplicationsView,
  writeApplicationsView,
} from './ApplicationsView';

describe('view of the applications', () => {
  it('comes back from the address as it went in', () => {
    fc.assert(
      fc.property(
        fc.record({
          sort: fc.record({
            key: fc.constantFrom(...applicationSorts),
            descending: fc.boolean(),
          }),
          missingControl: fc.subarray([...controls]),
          q: fc.string({ unit: 'binary' }),
        }),
        view => {
          const written = writeApplicationsView(
            view,
            new URLSearchParams('tier=1'),
          );
          expect(
            readApplicationsView(new URLSearchParams(written.toString())),
          ).toEqual(view);
          expect(written.get('tier')).toBe('1');
        },
      ),
    );
  });

  it('begins with the worst, and leaves out what it does not know', () => {
    const view = readApplicationsView(
      new URLSearchParams(
        'sort=-owner&missingControl=guard&missingControl=sca',
      ),
    );
    expect(view).toEqual({
      sort: { key: 'score', descending: false },
      missingControl: ['sca'],
      q: '',
    });
    expect(
      writeApplicationsView(
        { ...view, missingControl: [] },
        new URLSearchParams(),
      ).toString(),
    ).toBe('');
  });
});
