/** English messages of the narratives and of the board report. */
export const narrativeMessages = {
  reportTitle: 'Board report',
  reportText:
    'One page for each narrative: sentences made from numbers, with the numbers beside them.',
  print: 'Print, or save as PDF',
  one: 'This narrative alone',
  all: 'All narratives',
  noNarratives: 'No metric serves a narrative.',
  metric: 'Metric',
  value: 'Value',
  target: 'Target',
  status: 'Status',
  since30: '30 days',
  since90: '90 days',
  unknownDelta: 'not known',
  by: 'by {{segments}}',
  group: 'Group',
  leftOut: 'Left out: {{title}}. {{reason}}',
  sources: 'Source: product security metrics of the Backstage portal',
  scope: 'Narrowed to {{filters}}.',
  wholeScope: 'The whole portfolio you may see.',
  address: 'The same again: {{address}}',
} as const;
