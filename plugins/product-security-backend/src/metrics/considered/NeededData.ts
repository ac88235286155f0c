import {
  Category,
  Control,
  DataNeeded,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import { categoryOfControl } from '../../controls/controlTimeline';
import { SqlParameters } from '../sql/SqlParameters';

/** SQL of what is known of the data that an application has brought in. `fact` is a row of `application_facts`. */
export interface NeededData {
  /** The moment of the latest that came; `NULL`: nothing did. */
  latest: string;
  /** The first moment that is not too old; absent: nothing ever is. */
  oldest?: string;
  /** Whether it has been decided that the application brings in none. */
  exempt: string;
  /** What has to be joined. */
  join: string;
}

/** What the SQL of {@link neededData} is written for. */
export interface NeededDataScope {
  /** SQL of the moment asked about. */
  moment: string;
  /** The table of moments where there are several, read as `point`. */
  points: string;
  filters: ReadonlyMap<Segment, readonly string[]>;
  /** How old a scan may be to count; milliseconds. */
  scanMaxAge: number;
  /** Length of the metric's trailing window; milliseconds. */
  window: number | undefined;
  parameters: SqlParameters;
}

/** What an application must have brought in, as SQL; `undefined` where it is nothing more than to be in the catalog. */
export function neededData(
  needed: DataNeeded,
  scope: NeededDataScope,
): NeededData | undefined {
  switch (needed) {
    case 'catalog':
      return undefined;
    case 'scans':
      return scansOf(scope.filters.get('category') as Category[], scope);
    case 'secretScans':
      return scansOf(['secret'], scope);
    case 'candidates':
      return event('candidate_at', `release.gates <> ''`, scope);
    case 'releases':
      return event('released_at', 'release.production', scope);
    default:
      throw new Error(
        `Nothing is known of the data '${needed satisfies never}'`,
      );
  }
}

/** SQL of the condition that a control is in the list of those that do not apply. */
export function isInapplicable(
  control: string,
  parameters: SqlParameters,
): string {
  return `strpos(',' || fact.inapplicable_controls || ',', ${parameters.add(
    `,${control},`,
  )}) > 0`;
}

function scansOf(
  categories: readonly Category[] | undefined,
  { moment, scanMaxAge, parameters }: NeededDataScope,
): NeededData {
  const columns = (categories ?? []).map(
    category => `fact.${category}_scanned_at`,
  );
  return {
    latest: columns.length
      ? `greatest(${columns.join(', ')})`
      : 'fact.scanned_at',
    oldest: `${moment} - CAST(${parameters.add(scanMaxAge)} AS BIGINT)`,
    exempt: exemptFrom(categories ?? [], parameters),
    join: '',
  };
}

/** That none of the categories has to be scanned. A category without a control of its own always may be. */
function exemptFrom(
  categories: readonly Category[],
  parameters: SqlParameters,
): string {
  const controls = categories.map(category =>
    (Object.keys(categoryOfControl) as (keyof typeof categoryOfControl)[]).find(
      control => categoryOfControl[control] === category,
    ),
  ) as (Control | undefined)[];
  if (!controls.length) return 'FALSE';
  return controls
    .map(control => (control ? isInapplicable(control, parameters) : 'FALSE'))
    .join(' AND ');
}

/** The latest release of some kind that has happened. */
function event(
  column: 'candidate_at' | 'released_at',
  kind: string,
  { moment, points, filters, window, parameters }: NeededDataScope,
): NeededData {
  const among = (name: string, values: readonly string[] | undefined) =>
    values
      ? [
          `release.${name} IN (${values
            .map(value => parameters.add(value))
            .join(', ')})`,
        ]
      : [];
  const gates = filters.get('gate');
  const conditions = [
    `release.valid_from <= ${moment}`,
    `release.valid_to > ${moment}`,
    ...(gates ? among('gate', gates) : [kind]),
    ...among('environment', filters.get('environment')),
  ];
  return {
    latest: 'happened.latest',
    ...(window === undefined
      ? {}
      : {
          oldest: `${moment} - CAST(${parameters.add(window - 1)} AS BIGINT)`,
        }),
    exempt: 'FALSE',
    join: `LEFT JOIN (
    SELECT ${moment} AS moment, release.application_id, max(release.${column}) AS latest
    FROM ${gates ? 'gate_facts' : 'release_facts'} release${points}
    WHERE ${conditions.join(' AND ')}
    GROUP BY ${points ? `${moment}, ` : ''}release.application_id
  ) happened ON happened.application_id = fact.application_id${
    points ? ` AND happened.moment = ${moment}` : ''
  }`,
  };
}
