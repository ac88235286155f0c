/** What one import of a report does to the findings. */
export interface StepCounts {
  created: number;
  closed: number;
  reactivated: number;
  /** Open before and after. */
  left: number;
}

const finerZap =
  'a finding is an alert at one path and parameter: the four alerts are ten findings';
const changedByPeople = `${finerZap}; what people do in between is left out`;
const oneFinding =
  'the other tool makes a duplicate in each engagement of what is one finding of one application';

const firstZap = counts({ created: 10 });
const sameZap = counts({ left: 10 });
const otherAlert = counts({ created: 3, closed: 3, left: 7 });
const alertIsBack = counts({ closed: 3, reactivated: 3, left: 7 });
const extraEndpoint = counts({ created: 1, left: 10 });

/** By scenario: what each of its imports does here where the other tool differs, and why that is right. */
export const reimportDifferences: Record<
  string,
  { reason: string; steps: StepCounts[] }
> = {
  ...alike(
    finerZap,
    [firstZap],
    [
      'test_zap_scan_base_active_verified',
      'test_zap_scan_base_not_active_not_verified',
      'test_import_default_scan_date_parser_not_sets_date',
      'test_import_set_scan_date_parser_not_sets_date',
      'test_reimport_default_scan_date_parser_not_sets_date',
      'test_reimport_set_scan_date_parser_not_sets_date',
    ],
  ),
  ...alike(
    finerZap,
    [firstZap, sameZap],
    [
      'test_import_0_reimport_0_active_verified',
      'test_import_0_reimport_0_active_not_verified',
    ],
  ),
  ...alike(
    finerZap,
    [firstZap, otherAlert],
    ['test_import_0_reimport_1_active_not_verified'],
  ),
  ...alike(
    finerZap,
    [firstZap, otherAlert, alertIsBack],
    [
      'test_import_0_reimport_1_active_verified_reimport_0_active_verified_sla_no_restart',
      'test_import_0_reimport_1_active_verified_reimport_0_active_verified_sla_restart',
      'test_import_0_reimport_1_active_verified_reimport_0_active_verified_statistics',
    ],
  ),
  test_import_0_reimport_1_active_verified_reimport_0_active_verified_statistics_no_history:
    {
      reason:
        'the other tool is told to keep no history there, and says that it did nothing',
      steps: [firstZap, otherAlert, alertIsBack],
    },
  test_import_0_reimport_2_extra_endpoint: {
    reason:
      'the same cookie without the flag at another path is another finding, which the other tool adds to the known one',
    steps: [firstZap, extraEndpoint],
  },
  test_import_0_reimport_2_extra_endpoint_reimport_0: {
    reason:
      'the finding at the other path is opened when it comes and closed when it goes, and the others stay',
    steps: [firstZap, extraEndpoint, counts({ closed: 1, left: 10 })],
  },
  test_import_0_reimport_3_active_verified: {
    reason:
      'a re-scored severity changes no identity; the other tool closes what ZAP still reports, and opens it again beside it',
    steps: [firstZap, sameZap],
  },
  test_import_reimport_without_close_old_findings: {
    reason: `${finerZap}; the extra endpoint is one of those that are created`,
    steps: [firstZap, counts({ created: 4, closed: 3, left: 7 })],
  },
  test_import_reimport_with_close_old_findings_false: {
    reason: `${finerZap}; a scan that is not complete closes nothing`,
    steps: [firstZap, counts({ created: 4, left: 7 })],
  },
  test_import_reimport_keep_false_positive_and_out_of_scope: {
    reason: changedByPeople,
    steps: [firstZap, sameZap],
  },
  test_reimport_closes_risk_accepted_when_vulnerability_fixed: {
    reason: changedByPeople,
    steps: [firstZap, counts({ closed: 1, left: 9 })],
  },
  test_reimport_keeps_risk_accepted_when_still_in_scan: {
    reason: changedByPeople,
    steps: [firstZap, sameZap],
  },
  test_import_veracode_reimport_veracode_different_hash_code_different_unique_id:
    {
      reason:
        'the flaw is the same in a file that was renamed, and old and new match one to one',
      steps: [counts({ created: 4 }), counts({ left: 4 })],
    },
  test_deduplication_continues_to_next_candidate_when_regression_detected_unique_id:
    {
      reason: oneFinding,
      steps: [counts({ created: 1 }), counts({ left: 1 }), counts({ left: 1 })],
    },
  test_deduplication_multiple_candidates_mixed_states_unique_id: {
    reason: oneFinding,
    steps: [
      counts({ created: 1 }),
      counts({ left: 1 }),
      counts({ left: 1 }),
      counts({ left: 1 }),
    ],
  },
  test_import_0_reimport_0_anchore_file_path: {
    reason:
      'one vulnerability of one package is one finding; its four paths are locations of it',
    steps: [counts({ created: 1 }), counts({ left: 1 })],
  },
};

function counts(some: Partial<StepCounts>): StepCounts {
  return { created: 0, closed: 0, reactivated: 0, left: 0, ...some };
}

function alike(
  reason: string,
  steps: StepCounts[],
  names: string[],
): Record<string, { reason: string; steps: StepCounts[] }> {
  return Object.fromEntries(names.map(name => [name, { reason, steps }]));
}
