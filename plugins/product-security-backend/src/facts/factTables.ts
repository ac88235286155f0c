/**
 * The column tables of the facts: the one place that says which there are, for creating them, filling them and documenting them.
 *
 * @remarks
 * Every moment is milliseconds since 1970 UTC, an interval has its start and not its end, and the open end of an interval is `FOREVER`.
 */
export const factTables = {
  segments: {
    description:
      'An application during an interval in which none of its attributes changed, and nothing about where its team belongs',
    columns: {
      ...interval(),
      application: text('Entity ref'),
      title: text('Name for people'),
      team: text('Entity ref of a group').optional(),
      business_unit: text('Business unit').optional(),
      system: text('Entity ref').optional(),
      domain: text('Entity ref').optional(),
      tier: text('1, 2, 3 or unassigned'),
      exposure: text('internet, partner, internal or unknown'),
      revenue_critical: boolean('Whether revenue depends on it'),
      repository: text('host/path in lower case').optional(),
      accountable_owner: text('Entity ref of a user or group').optional(),
      default_branch: text('The branch that metrics read'),
      owned: boolean('Has a team and an accountable owner'),
      component_type: text('spec.type').optional(),
      lifecycle: text('spec.lifecycle').optional(),
    },
  },
  segment_regulations: {
    description: 'A regulation that a segment is under',
    columns: {
      application_id: integer('Application'),
      segment_id: moment('Segment'),
      regulation: text('Lower case, such as pci'),
    },
  },
  segment_groups: {
    description: 'A group that the team of a segment is, or is within',
    columns: {
      application_id: integer('Application'),
      segment_id: moment('Segment'),
      group_ref: text('Entity ref of the group'),
    },
  },
  application_facts: {
    description: 'An application and its baseline controls in sum',
    columns: {
      ...interval(),
      owned: boolean('Has a team and an accountable owner'),
      covered: boolean('Every applicable control holds'),
      controls_applicable: integer('Controls that apply'),
      controls_holding: integer('Controls that apply and hold'),
      missing_controls: text('Comma list of those that apply and do not hold'),
      inapplicable_controls: text('Comma list of those that do not apply'),
      scanned_at: moment('Latest scan of any kind').optional(),
      code_scanned_at: latestScan('code'),
      dependency_scanned_at: latestScan('dependency'),
      container_scanned_at: latestScan('container'),
      cloud_scanned_at: latestScan('cloud'),
      secret_scanned_at: latestScan('secret'),
      dynamic_scanned_at: latestScan('dynamic'),
    },
  },
  control_facts: {
    description: 'A baseline control of an application',
    columns: {
      ...interval(),
      control: text('Control id'),
      applicable: boolean('Whether it applies to the application'),
      holds: boolean('Whether it holds'),
      since: moment('Since when it has been in this state').optional(),
    },
  },
  finding_facts: {
    description: 'A finding while nothing about it changed',
    columns: {
      ...interval(),
      finding_id: text('Finding'),
      branch: text('Branch'),
      on_default_branch: boolean('Whether that is the default branch'),
      category: text('Category'),
      rule: text('Rule, of a vulnerability its id'),
      title: text('Title'),
      tool: text('Comma list of the tools that report it'),
      cwe: text('Comma list'),
      cve: text('Comma list'),
      status: text('open, accepted, suppressed or closed'),
      severity: text('critical, high, medium, low or info'),
      opened_at: moment('Start of the current or last open interval'),
      first_seen_at: moment('First report'),
      closed_at: moment('End of the last open interval').optional(),
      verified_at: moment('When a scan confirmed the closing').optional(),
      reopen_count: integer('Open intervals after the first'),
      known_exploited: boolean('In the catalog of known exploited ones'),
      epss: number('Highest EPSS probability of its CVEs').optional(),
      reachable: boolean(
        'Whether the vulnerable code can be reached, as reports say',
      ).optional(),
      exploitation: text(
        'active, poc or none, as reports and the catalog of known exploited ones say',
      ).optional(),
      severity_weight: number('Factor of the risk score'),
      exploitability_factor: number('Factor of the risk score'),
      tier_weight: number('Factor of the risk score'),
      exposure_weight: number('Factor of the risk score'),
      risk_score: number('Product of the four factors'),
      assignee: text('Entity ref').optional(),
      owned: boolean('Has an assignee, or its application is owned'),
      exception: text('Id of the exception it is accepted under').optional(),
    },
  },
  finding_details: {
    description: 'What of a finding is only shown or searched; one row each',
    columns: {
      application_id: integer('Application'),
      finding_id: text('Finding'),
      location: text('JSON of where it was last reported'),
      search_text: text('Lower case text that a search looks in'),
    },
  },
  remediation_facts: {
    description:
      'The closing of an open interval of a finding, from the closing on',
    columns: {
      ...interval(),
      finding_id: text('Finding'),
      on_default_branch: boolean('Whether its branch is the default branch'),
      suppressed: boolean('Whether the finding is suppressed'),
      category: text('Category'),
      rule: text('Rule'),
      severity: text('Severity of the finding at the moment asked about'),
      opened_at: moment('Start of the open interval'),
      closed_at: moment('End of the open interval'),
      verified_at: moment('When a scan confirmed the closing').optional(),
      recurred_at: moment(
        'First reopening, or first report of another finding of the rule in the application, after the closing',
      ).optional(),
    },
  },
  secret_facts: {
    description: 'A leaked credential from its leak on',
    columns: {
      ...interval(),
      finding_id: text('Finding'),
      on_default_branch: boolean('Whether its branch is the default branch'),
      suppressed: boolean('Whether its finding is suppressed'),
      credential_id: text(
        'Credential: the same wherever the same credential is; where reports do not show it, the finding',
      ),
      hint: text(
        'First characters of the credential, where reports show it',
      ).optional(),
      kind: text('Kind of credential, such as aws-access-key'),
      validity: text(
        'What a tool found when it tried it: active or inactive',
      ).optional(),
      rule: text('Rule'),
      title: text('Title'),
      severity: text('Severity of the finding at the moment asked about'),
      leaked_at: moment('First report of the finding'),
      rotation_due_at: moment('Last moment of a rotation within its SLA'),
      rotated_at: moment('When it was rotated').optional(),
      rotation_verified_at: moment('When the rotation was verified').optional(),
    },
  },
  activity_facts: {
    description:
      'Commits during a period in the repository of a segment, from the start of the period on',
    columns: {
      ...interval(),
      repository: text('host/path in lower case'),
      period_from: moment('Start of the period, inclusive'),
      period_to: moment('End of the period, exclusive'),
      commits: number('How many there were'),
    },
  },
  exception_facts: {
    description: 'An exception while it is active and its terms are the same',
    columns: {
      ...interval(),
      exception_id: text('Exception'),
      reason: text('Why the risk is accepted'),
      scope: text('findings, rule, findings-and-rule or policy'),
      rule: text('Rule whose findings it covers').optional(),
      created_at: moment('When it began'),
      expires_at: moment('When it ends by itself').optional(),
      review_at: moment('When it is to be looked at again').optional(),
      has_compensating_control: boolean('Something else lowers the risk'),
      approved_by: text('Entity ref of who approved it').optional(),
    },
  },
  release_facts: {
    description:
      'A release or a candidate for one, while nothing about it changed',
    columns: {
      ...interval(),
      ...release(),
      first_pass: boolean('Every gate was passed at the first attempt'),
      gates: text('Comma list of the gates with a result'),
      gates_not_first_passed: text(
        'Comma list of those that were not passed at the first attempt',
      ),
      evidence_types: text(
        'Comma list of the types there is evidence of that counts',
      ),
      missing_evidence: text(
        'Comma list of the required types there is none of',
      ),
      evidence_complete: boolean('There is evidence of all required types'),
    },
  },
  gate_facts: {
    description:
      'A gate of a release, from its first result on, while nothing about it changed',
    columns: {
      ...interval(),
      ...release(),
      gate: text('Gate'),
      first_pass: boolean('It was passed at the first attempt'),
      attempts: integer('Attempts with a result'),
      status: text('Result of the last attempt'),
      overridden: boolean('An attempt was overridden'),
      root_cause: text(
        'What kept it from being passed at the first attempt',
      ).optional(),
    },
  },
  evidence_facts: {
    description:
      'A piece of evidence of a release, from when it is there, whether it counts or not',
    columns: {
      ...interval(),
      ...release(),
      evidence_id: text('Piece of evidence'),
      type: text('Type of evidence'),
      uri: text('Where it is').optional(),
      digest: text('Digest of it').optional(),
      recorded_at: moment('From when it is there'),
      status: text('How far it can be relied on'),
      reason: text('Why it has its status').optional(),
      counts: boolean('It counts'),
    },
  },
  arrivals: {
    description: 'A fact that arrived after it happened',
    columns: {
      application_id: integer('Application'),
      happened_at: moment('When it happened'),
      arrived_at: moment('When it became known'),
    },
  },
} satisfies Record<string, FactTable>;

/** Name of a fact table. */
export type FactTableName = keyof typeof factTables;

/** A row of a fact table; `undefined` is stored as `NULL`. */
export type FactRow<Table extends FactTableName> = {
  [Column in keyof (typeof factTables)[Table]['columns']]: ValueOf<
    (typeof factTables)[Table]['columns'][Column]
  >;
};

/** Rows for each of the tables. */
export type FactRows = { [Table in FactTableName]: FactRow<Table>[] };

/** A table as it is declared here. */
export interface FactTable {
  description: string;
  columns: Record<string, FactColumn>;
}

/** A column as it is declared here. */
export interface FactColumn {
  type: FactColumnType;
  nullable: boolean;
  description: string;
}

/** Types of DuckDB that the facts use. */
export type FactColumnType =
  | 'INTEGER'
  | 'BIGINT'
  | 'DOUBLE'
  | 'BOOLEAN'
  | 'VARCHAR';

/** No rows yet. */
export function emptyFactRows(): FactRows {
  return {
    segments: [],
    segment_regulations: [],
    segment_groups: [],
    application_facts: [],
    control_facts: [],
    finding_facts: [],
    finding_details: [],
    remediation_facts: [],
    secret_facts: [],
    activity_facts: [],
    exception_facts: [],
    release_facts: [],
    gate_facts: [],
    evidence_facts: [],
    arrivals: [],
  };
}

type ValueOf<Column> = Column extends {
  type: infer Type;
  nullable: infer Nullable;
}
  ?
      | (Type extends 'VARCHAR'
          ? string
          : Type extends 'BOOLEAN'
          ? boolean
          : number)
      | (Nullable extends true ? undefined : never)
  : never;

interface Declared<Type extends FactColumnType> {
  type: Type;
  nullable: false;
  description: string;
  optional(): { type: Type; nullable: true; description: string };
}

function column<Type extends FactColumnType>(
  type: Type,
  description: string,
): Declared<Type> {
  return {
    type,
    nullable: false,
    description,
    optional: () => ({ type, nullable: true, description }),
  };
}

function text(description: string) {
  return column('VARCHAR', description);
}

function integer(description: string) {
  return column('INTEGER', description);
}

function moment(description: string) {
  return column('BIGINT', description);
}

function number(description: string) {
  return column('DOUBLE', description);
}

function boolean(description: string) {
  return column('BOOLEAN', description);
}

function latestScan(category: string) {
  return moment(
    `Latest complete scan of category ${category} on the default branch`,
  ).optional();
}

function interval() {
  return {
    application_id: integer('Application'),
    segment_id: moment('Segment, of table segments'),
    valid_from: moment('Start, inclusive'),
    valid_to: moment('End, exclusive'),
  };
}

function release() {
  return {
    release_id: text('Release'),
    version: text('Version'),
    environment: text('Environment'),
    production: boolean('Whether the environment is one of production'),
    candidate_at: moment('When it became a candidate').optional(),
    released_at: moment('When it was released').optional(),
    rolled_back_at: moment('When it was taken back').optional(),
  };
}
