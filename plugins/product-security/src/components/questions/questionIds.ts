/** The five questions, in the order the overview answers them. @internal */
export const questionIds = [
  'under_scanned_tier1_applications',
  'teams_failing_gates',
  'ageing_findings',
  'uncompensated_exceptions',
  'releases_with_insufficient_evidence',
] as const;
