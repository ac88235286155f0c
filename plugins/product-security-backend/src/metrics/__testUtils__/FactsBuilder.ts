import { FOREVER } from '../../facts/Facts';
import { FactsWriter } from '../../facts/FactsTables';
import { DAY } from '../formula/Term';
import { emptyFactRows, FactRow, FactRows } from '../../facts/factTables';

type Given<Row> = Partial<Row> & { application_id: number; segment_id: number };

/** Fact rows for tests, with what a test does not care about filled in. */
export class FactsBuilder {
  readonly rows: FactRows = emptyFactRows();

  segment(
    row: Given<FactRow<'segments'>>,
    regulations: string[] = [],
    groups: string[] = row.team ? [row.team] : [],
  ): this {
    const { application_id, segment_id } = row;
    this.rows.segments.push({
      valid_from: 0,
      valid_to: FOREVER,
      application: `component:default/a${application_id}`,
      title: `A${application_id}`,
      team: undefined,
      business_unit: undefined,
      system: undefined,
      domain: undefined,
      tier: 'unassigned',
      exposure: 'unknown',
      revenue_critical: false,
      repository: undefined,
      accountable_owner: undefined,
      default_branch: 'main',
      owned: false,
      component_type: undefined,
      lifecycle: undefined,
      ...row,
    });
    for (const group of groups) {
      this.rows.segment_groups.push({
        application_id,
        segment_id,
        group_ref: group,
      });
    }
    for (const regulation of regulations) {
      this.rows.segment_regulations.push({
        application_id,
        segment_id,
        regulation,
      });
    }
    return this;
  }

  application(row: Given<FactRow<'application_facts'>>): this {
    this.rows.application_facts.push({
      valid_from: 0,
      valid_to: FOREVER,
      owned: false,
      covered: false,
      controls_applicable: 6,
      controls_holding: 0,
      missing_controls: '',
      inapplicable_controls: '',
      scanned_at: undefined,
      code_scanned_at: undefined,
      dependency_scanned_at: undefined,
      container_scanned_at: undefined,
      cloud_scanned_at: undefined,
      secret_scanned_at: undefined,
      dynamic_scanned_at: undefined,
      ...row,
    });
    return this;
  }

  control(row: Given<FactRow<'control_facts'>>): this {
    this.rows.control_facts.push({
      valid_from: 0,
      valid_to: FOREVER,
      control: 'sast',
      applicable: true,
      holds: false,
      since: undefined,
      ...row,
    });
    return this;
  }

  finding(row: Given<FactRow<'finding_facts'>>): this {
    this.rows.finding_facts.push({
      valid_from: 0,
      valid_to: FOREVER,
      finding_id: `f${this.rows.finding_facts.length}`,
      branch: 'main',
      on_default_branch: true,
      category: 'code',
      rule: 'rule',
      title: 'Title',
      tool: 'tool',
      cwe: '',
      cve: '',
      status: 'open',
      severity: 'critical',
      opened_at: row.valid_from ?? 0,
      first_seen_at: row.valid_from ?? 0,
      closed_at: undefined,
      verified_at: undefined,
      reopen_count: 0,
      known_exploited: false,
      epss: undefined,
      reachable: undefined,
      exploitation: undefined,
      severity_weight: 10,
      exploitability_factor: 1,
      tier_weight: 1,
      exposure_weight: 1,
      risk_score: 10,
      assignee: undefined,
      owned: false,
      exception: undefined,
      ...row,
    });
    return this;
  }

  remediation(
    row: Given<FactRow<'remediation_facts'>> & { closed_at: number },
  ): this {
    this.rows.remediation_facts.push({
      valid_from: row.closed_at,
      valid_to: FOREVER,
      finding_id: `r${this.rows.remediation_facts.length}`,
      on_default_branch: true,
      suppressed: false,
      category: 'code',
      rule: 'rule',
      severity: 'critical',
      opened_at: 0,
      verified_at: undefined,
      recurred_at: undefined,
      ...row,
    });
    return this;
  }

  secret(row: Given<FactRow<'secret_facts'>> & { leaked_at: number }): this {
    this.rows.secret_facts.push({
      valid_from: row.leaked_at,
      valid_to: FOREVER,
      finding_id: `s${this.rows.secret_facts.length}`,
      credential_id: `c${this.rows.secret_facts.length}`,
      hint: undefined,
      kind: 'other',
      validity: undefined,
      on_default_branch: true,
      suppressed: false,
      rule: 'rule',
      title: 'Title',
      severity: 'high',
      rotation_due_at: row.leaked_at + 7 * DAY,
      rotated_at: undefined,
      rotation_verified_at: undefined,
      ...row,
    });
    return this;
  }

  activity(
    row: Given<FactRow<'activity_facts'>> &
      Pick<
        FactRow<'activity_facts'>,
        'repository' | 'period_from' | 'period_to' | 'commits'
      >,
  ): this {
    this.rows.activity_facts.push({
      valid_from: row.period_from,
      valid_to: FOREVER,
      ...row,
    });
    return this;
  }

  arrival(row: FactRow<'arrivals'>): this {
    this.rows.arrivals.push(row);
    return this;
  }

  /** Puts the rows into a database in place of all others of these applications. */
  async into(database: FactsWriter, applicationIds: number[]): Promise<void> {
    await database.replace(applicationIds, this.rows);
  }
}
