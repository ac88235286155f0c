import { DAY } from '../formula/Term';
import { Source } from '../sources/Source';
import { Columns } from './Example';
import { exampleRows } from './exampleRows';
import { givenFields } from './givenFields';

/** What each field of a source has in an example that does not give it, in Markdown, by name. Fields that cannot be given are left out. */
export function describeDefaults(source: Source): Map<string, string> {
  const asOf = 10_000 * DAY;
  const { rows } = exampleRows(
    {
      asOf,
      given: [
        {
          source,
          id: namedAfterId,
          application: namedAfterApplication,
          columns: {},
          segment: {},
          lists: {},
        },
      ],
    },
    1,
  );
  const [fact] = rows[source.table] as object[] as Columns[];
  const [segment] = rows.segments as object[] as Columns[];
  const described = new Map<string, string>();
  for (const [name, field] of givenFields(source)) {
    if (field.table === 'list') {
      described.set(name, name === 'teamWithin' ? 'its `team`' : 'empty');
      continue;
    }
    const isFact = field.table === 'fact';
    const value = (isFact ? fact : segment)[field.column];
    described.set(name, describeValue(value, field.type, asOf));
  }
  return described;
}

const namedAfterId = '{id}';
const namedAfterApplication = '{application}';

function describeValue(
  value: Columns[string] | undefined,
  type: string,
  asOf: number,
): string {
  if (value === undefined) return 'absent';
  if (value === namedAfterId) return 'its `id`';
  if (value === namedAfterApplication) return 'see above';
  if (value === '') return 'empty';
  if (type === 'days') return String((asOf - Number(value)) / DAY);
  if (type !== 'moment') return `\`${value}\``;
  const days = (Number(value) - asOf) / DAY;
  if (days === 0) return '`as_of`';
  return days < 0 ? `\`-P${-days}D\`` : `\`P${days}D\``;
}
