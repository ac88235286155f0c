import { defaultApplicationAttributesConfig as config } from '../applications/ApplicationAttributesConfig';
import { ApplicationReading } from '../applications/ApplicationReading';
import { checkPolicies } from './checkPolicies';
import { policies } from './policy';

const sound: ApplicationReading = {
  config,
  tier: { value: '1', written: { text: '1', on: 'component:default/app' } },
  exposure: {
    value: 'internet',
    written: { text: 'internet', on: 'component:default/app' },
  },
  ownership: {
    owner: 'payments',
    ownerLookedFor: 'group:default/payments',
    ownerRef: 'group:default/payments',
    team: 'group:default/payments',
    accountableOwner: 'user:default/ana',
  },
  repository: 'github.com/acme/app',
  notApplicableControls: [],
};

const written = (text: string) => ({
  written: { text, on: 'system:default/shop' },
});

const unknownOwner = {
  owner: 'vanished',
  ownerLookedFor: 'group:default/vanished',
};

const cases: [
  string,
  Partial<ApplicationReading>,
  [string, string | undefined, RegExp][],
][] = [
  ['sound', {}, []],
  [
    'no owner',
    { ownership: {} },
    [
      [
        'owner-missing',
        undefined,
        /Set the field spec\.owner to a Group or User/,
      ],
      ['team-missing', undefined, /no owner is named/],
      [
        'accountable-owner-missing',
        undefined,
        /no owner is named.*prodsec\.dev\/accountable-owner/,
      ],
    ],
  ],
  [
    'unknown owner',
    { ownership: unknownOwner },
    [
      [
        'owner-unknown',
        'vanished',
        /"vanished" was not found as group:default\/vanished\./,
      ],
      ['team-missing', 'vanished', /"vanished" was not found/],
      ['accountable-owner-missing', 'vanished', /"vanished" was not found/],
    ],
  ],
  [
    'an owner that is no ref',
    { ownership: { owner: 'a:b:c' } },
    [
      ['owner-unknown', 'a:b:c', /no entity reference/],
      ['team-missing', 'a:b:c', /not found/],
      ['accountable-owner-missing', 'a:b:c', /not found/],
    ],
  ],
  [
    'a user in no group',
    {
      ownership: {
        owner: 'user:finn',
        ownerRef: 'user:default/finn',
        accountableOwner: 'user:default/finn',
      },
    },
    [['team-missing', 'user:finn', /user:default\/finn is in no Group/]],
  ],
  [
    'a team without members',
    { ownership: { ...sound.ownership, accountableOwner: undefined } },
    [['accountable-owner-missing', 'group:default/payments', /has no member/]],
  ],
  [
    'a team that may not be accountable',
    {
      config: { ...config, teamIsAccountable: false },
      ownership: { ...sound.ownership, accountableOwner: undefined },
    },
    [
      [
        'accountable-owner-missing',
        'group:default/payments',
        /a team alone does not suffice/,
      ],
    ],
  ],
  [
    'an accountable owner that does not exist',
    {
      ownership: {
        ...sound.ownership,
        accountableOwner: undefined,
        accountableOwnerNotFound: {
          name: 'nobody',
          on: 'group:default/payments',
        },
      },
    },
    [
      [
        'accountable-owner-missing',
        'nobody',
        /"nobody" was not found: the annotation prodsec\.dev\/accountable-owner of group:default\/payments/,
      ],
    ],
  ],
  ['no tier', { tier: {} }, [['tier-missing', undefined, /1, 2 or 3/]]],
  [
    'a wrong tier',
    { tier: written('gold') },
    [
      [
        'tier-invalid',
        'gold',
        /"gold".*of system:default\/shop to 1, 2 or 3.*counts as unassigned/,
      ],
    ],
  ],
  [
    'no exposure',
    { exposure: {} },
    [['exposure-missing', undefined, /internet, partner or internal/]],
  ],
  [
    'a wrong exposure',
    { exposure: written('public') },
    [
      [
        'exposure-invalid',
        'public',
        /"public".*internet, partner or internal.*counts as unknown/,
      ],
    ],
  ],
  [
    'no repository',
    { repository: undefined },
    [
      [
        'repository-missing',
        undefined,
        /github\.com\/project-slug.*backstage\.io\/source-location/,
      ],
    ],
  ],
  [
    'a source that is no repository',
    { repository: undefined, sourceLocation: 'file:/x' },
    [['repository-missing', 'file:/x', /"file:\/x" is not the URL/]],
  ],
  [
    'a repository that is not applicable',
    { repository: undefined, notApplicableControls: ['repository'] },
    [],
  ],
  [
    'owners that are not applicable',
    { ownership: unknownOwner, notApplicableControls: ['owner'] },
    [],
  ],
  [
    'everything not applicable',
    {
      tier: {},
      ownership: {},
      notApplicableControls: ['owner', 'repository', 'image'],
    },
    [['tier-missing', undefined, /No tier/]],
  ],
];

describe('checkPolicies', () => {
  it.each(cases)('%s', (_, reading, expected) => {
    expect(checkPolicies({ ...sound, ...reading })).toEqual(
      expected.map(([policy, value, message]) => ({
        policy,
        value,
        message: expect.stringMatching(message),
      })),
    );
  });

  it('has a case for each policy', () => {
    const broken = cases.flatMap(([, , expected]) =>
      expected.map(([policy]) => policy),
    );
    expect(new Set(broken)).toEqual(new Set(policies));
  });
});
