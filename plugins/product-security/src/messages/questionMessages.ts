/** English messages of the questions and their answers. */
export const questionMessages = {
  title: 'Five questions',
  found_one: '{{value}} found',
  found_other: '{{value}} found',
  none: 'None',
  noneKnown: 'None known',
  withoutData_one: 'of {{value}} it is not known',
  withoutData_other: 'of {{value}} it is not known',
  all: 'All {{value}}, with reasons',
  readFrom: 'What this was read from',
  back: 'Overview',
  object: 'What',
  application: 'Application',
  tier: 'Tier',
  reason: 'Why',
  considered_one: '{{value}} considered in {{applications}} applications.',
  considered_other: '{{value}} considered in {{applications}} applications.',
  notVisible_one: '{{value}} application that you may not read is left out.',
  notVisible_other:
    '{{value}} applications that you may not read are left out.',
  empty: 'Nothing belongs in this list.',
} as const;
