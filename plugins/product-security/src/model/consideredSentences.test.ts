import { Considered } from '@prodsec/backstage-plugin-product-security-common';
import { format, t } from '../__testUtils__/words';
import { consideredSentences } from './consideredSentences';

const nothing: Considered = {
  applications: 42,
  withoutData: 0,
  stale: 0,
  accepted: 0,
  suppressed: 0,
  notApplicable: 0,
  notVisible: 0,
  dataNeeded: 'scans',
  unknown: false,
};
const texts = (considered: Considered) =>
  consideredSentences(considered, t, format).map(({ text }) => text);

describe('consideredSentences', () => {
  it('says how many applications a number is about, and nothing of noughts', () => {
    expect(texts(nothing)).toEqual(['42 applications considered']);
  });

  it('says what is missing, and what is left out on purpose', () => {
    expect(
      texts({
        ...nothing,
        applications: 1,
        withoutData: 1,
        stale: 3,
        accepted: 7,
        suppressed: 12,
        notApplicable: 2,
        notVisible: 1900,
        dataNeeded: 'secretScans',
      }),
    ).toEqual([
      '1 application considered',
      '1 never scanned for secrets',
      '3 last scanned for secrets too long ago',
      '1,900 in the catalog that you may not see',
      '7 left out as accepted by an exception',
      '12 left out as false positives or not affected',
      '2 not applicable',
    ]);
  });

  it('does not take silence for safety', () => {
    expect(texts({ ...nothing, unknown: true })[0]).toBe(
      'Nothing is known: nobody looked',
    );
  });
});
