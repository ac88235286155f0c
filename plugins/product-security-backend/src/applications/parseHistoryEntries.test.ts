import { parseHistoryEntries } from './parseHistoryEntries';

describe('parseHistoryEntries', () => {
  it('reads entries', () => {
    expect(
      parseHistoryEntries([
        {
          application: 'Payments',
          from: '2026-01-01',
          to: '2026-02-01T00:00:00+01:00',
          tier: 'tier-2',
          exposure: null,
          team: 'payments',
          accountableOwner: 'ana',
          repository: 'https://github.com/Acme/X.git',
          businessUnit: null,
          regulated: ['PCI'],
          revenueCritical: true,
        },
        { application: 'component:labs/x', from: '2026-01-01', tier: 1 },
      ]),
    ).toEqual([
      {
        application: 'component:default/payments',
        from: Date.parse('2026-01-01T00:00:00Z'),
        to: Date.parse('2026-01-31T23:00:00Z'),
        tier: '2',
        exposure: 'unknown',
        team: 'group:default/payments',
        accountableOwner: 'user:default/ana',
        repository: 'github.com/acme/x',
        businessUnit: null,
        regulated: ['pci'],
        revenueCritical: true,
      },
      {
        application: 'component:labs/x',
        from: Date.parse('2026-01-01T00:00:00Z'),
        tier: '1',
      },
    ]);
  });

  it.each<[unknown, string]>([
    [{}, 'The body must be a list of'],
    [[], 'The body must be a list of'],
    [[{ application: 'a' }], 'entry 0: from: Required'],
    [
      [{ application: '', from: '2026-01-01' }],
      "entry 0: application: '' is not an entity ref",
    ],
    [[{ application: 'a', from: 'May' }], "entry 0: from: 'May' is not a date"],
    [
      [{ application: 'a', from: '2026-01-01', tier: 'gold' }],
      "entry 0: tier: 'gold' is not one of 1, 2, 3 or unassigned",
    ],
    [
      [{ application: 'a', from: '2026-01-01', tear: '1' }],
      "entry 0: Unrecognized key(s) in object: 'tear'",
    ],
  ])('refuses %j', (body, message) => {
    expect(() => parseHistoryEntries(body)).toThrow(message);
  });
});
