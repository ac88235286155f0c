/**
 * English messages of scorecards: teams, applications, the cards of catalog entities and the widgets of the home page.
 * @internal
 */
export const scorecardMessages = {
  scorecard: {
    next: 'Do next',
    effect: '{{difference}} to the score',
    noActions: 'Every part of the score is at its target.',
    worst: 'Applications with the lowest scores',
    noWorst: 'No application has a score yet.',
    doFirst: 'Do first',
    applications_one: '{{value}} application',
    applications_other: '{{value}} applications',
    withOwn: '{{value}} of them its own, the others of teams below it',
    teamsBelow: 'Teams below',
    team: 'Team',
    openFindings: 'Open findings',
    noneOpen: 'none known',
    noneTitle: 'No application belongs to this',
    noneText:
      'Applications come from the catalog; those you may not see are not counted.',
    allApplications: 'All its applications',
    everything: 'Everything about this team',
    teamTitle: 'Product security',
    asOf: 'As of {{moment}}',
  },
  teams: {
    explanation:
      'How the teams stand, each with its own applications. Failures come first; what nobody knows is neither good nor bad.',
    title: 'Teams and metrics',
    caption: 'Teams and metrics',
    region: 'Table of teams and metrics, scrolls sideways',
    narrative: 'Metrics of a narrative',
    allMetrics: 'All metrics',
    narratives: {
      revenue_protection: 'Revenue protection',
      release_confidence: 'Release confidence',
      audit_assurance: 'Audit and customer assurance',
      program_scale: 'Program scale',
    },
    noMetrics: 'No metric of the teams serves this narrative.',
    emptyTitle: 'No team has an application',
    emptyText:
      'An application belongs to the group that spec.owner names in its catalog-info.yaml. Teams whose applications you may not see are not listed.',
    applications_one: '{{value}} application',
    applications_other: '{{value}} applications',
    noApplications: 'no applications of its own',
    below_one: '{{value}} team below',
    below_other: '{{value}} teams below',
    compareTeam: 'Put {{team}} side by side with others',
    sideBySide: 'Side by side',
    clearComparison: 'End the comparison',
    chooseMore: 'Choose a second team to put them side by side; up to five.',
    scores: 'Scores by day',
    comparedMetrics: 'Metrics side by side',
  },
  applicationList: {
    explanation:
      'Every application with its score, who answers for it, and which baseline controls hold. The lowest scores come first.',
    search: 'Name contains',
    missing: 'Lacks',
    anything: 'Anything or nothing',
    emptyText: 'Take a filter away, or look at another day.',
    all_one: '{{value}} application',
    all_other: '{{value}} applications',
    first_one: 'The first {{value}} application; more follow on the way down',
    first_other:
      'The first {{value}} applications; more follow on the way down',
    region: 'Table of applications, scrolls in both directions',
    inPlace: 'in place',
    isMissing: 'missing',
    notApplicable: 'not applicable',
    noOwner: 'Nobody',
    short: {
      repository: 'Repo',
      owner: 'Own',
      sast: 'Code',
      sca: 'Deps',
      secrets: 'Secr',
      image: 'Img',
      release_evidence: 'Rel',
    },
  },
  home: {
    noTeamTitle: 'You are in no team that has applications',
    noTeamText:
      'Name a team in the settings of this widget, or ask for a membership of a group in the catalog.',
    toPages: 'Open product security',
  },
} as const;
