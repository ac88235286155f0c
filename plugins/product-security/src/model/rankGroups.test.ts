import { MetricGroup } from '@prodsec/backstage-plugin-product-security-common';
import { rankGroups } from './rankGroups';

const group = (
  team: string,
  value: number | null,
  status: MetricGroup['status'],
  unknown = false,
): MetricGroup => ({
  key: { team },
  value,
  status,
  numerator: null,
  denominator: null,
  considered: {
    applications: 1,
    withoutData: unknown ? 1 : 0,
    stale: 0,
    accepted: 0,
    suppressed: 0,
    notApplicable: 0,
    notVisible: 0,
    dataNeeded: 'scans',
    unknown,
  },
});
const names = (groups: MetricGroup[]) => groups.map(({ key }) => key.team);

describe('rankGroups', () => {
  const groups = [
    group('fine', 1, 'met'),
    group('half', 0.5, 'missed'),
    group('silent', null, 'no-data'),
    group('none', 0, 'missed'),
    group('unseen', 0, 'missed', true),
  ];

  it('puts the furthest from the target on top, and unknown apart', () => {
    const { known, unknown } = rankGroups(groups, 'up');
    expect(names(known)).toEqual(['none', 'half', 'fine']);
    expect(names(unknown)).toEqual(['silent', 'unseen']);
  });

  it('knows which way is worse', () => {
    const { known } = rankGroups(
      [group('few', 3, 'no-target'), group('many', 30, 'no-target')],
      'down',
    );
    expect(names(known)).toEqual(['many', 'few']);
  });
});
