/** What the questions of the made-up company are called, as the backend words them. */
export const acmeQuestionTitles: Record<string, string> = {
  under_scanned_tier1_applications:
    'Which tier-1 applications are not scanned enough?',
  teams_failing_gates: 'Which teams fail gates again and again?',
  ageing_findings: 'Which critical findings are ageing?',
  uncompensated_exceptions: 'Which exceptions have no compensating control?',
  releases_with_insufficient_evidence: 'Which releases lack evidence?',
};

/** The narratives that metrics of the made-up company serve. */
export const acmeNarrativeTitles: Record<string, string> = {
  revenue_protection: 'Revenue protection',
  release_confidence: 'Release confidence',
  audit_assurance: 'Audit and customer assurance',
  program_scale: 'Program scale',
};
