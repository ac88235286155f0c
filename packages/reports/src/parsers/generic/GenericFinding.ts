import { csvRows } from '../../csvRows';
import { JsonNode } from '../../JsonNode';
import { Report } from '../../ReportParser';

/** A generic finding, whether it comes from JSON or from a row of CSV. */
export interface GenericFinding {
  /** A field that must not be empty. Throws an `InputError` that names it otherwise. */
  required(name: string): string;
  /** A field by its name in JSON, as text. */
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  /** `undefined` when the finding does not say. */
  flag(name: string): boolean | undefined;
  /** The texts of a field that may be a list. */
  texts(name: string): string[];
  /** `cve` and `vulnerability_ids`. */
  vulnerabilityIds(): string[];
  /** URLs and hosts. */
  endpoints(): string[];
}

export function* genericJsonFindings(
  findings: JsonNode,
): Generator<GenericFinding> {
  for (const finding of findings.items()) yield findingOf(finding);
}

/** Columns are named as in JSON, or with capitals and blanks: `CweId`, `Vulnerability Id`, `FalsePositive`. */
export function* genericCsvFindings(report: Report): Generator<GenericFinding> {
  for (const [index, row] of csvRows(report).entries()) {
    const fields: Record<string, string> = {};
    for (const [column, value] of row) {
      const name = column.toLocaleLowerCase('en-US').replaceAll(/[\s_]/g, '');
      const field = fieldOfColumn.get(name);
      if (field !== undefined) fields[field] = value;
    }
    yield findingOf(JsonNode.of(fields, `row[${index}]`));
  }
}

const fieldOfColumn = new Map(
  [
    'title',
    'severity',
    'cve',
    'cwe',
    'vulnerability_ids',
    'file_path',
    'line',
    'component_name',
    'component_version',
    'unique_id_from_tool',
    'vuln_id_from_tool',
    'param',
    'endpoints',
    'active',
    'false_p',
    'duplicate',
    'out_of_scope',
    'risk_accepted',
    'is_mitigated',
    'known_exploited',
    'ransomware_used',
    'reachable',
    'exploitation',
    'static_finding',
    'dynamic_finding',
  ]
    .map((name): [string, string] => [name.replaceAll('_', ''), name])
    .concat([
      ['cweid', 'cwe'],
      ['vulnerabilityid', 'vulnerability_ids'],
      ['falsepositive', 'false_p'],
      ['url', 'endpoints'],
    ]),
);

function findingOf(node: JsonNode): GenericFinding {
  return {
    required: name => node.get(name).requiredText(),
    text: name => {
      const field = node.get(name);
      return typeof field.value === 'number' ? `${field.value}` : field.text();
    },
    number: name => node.get(name).number(),
    flag: name => flagOf(node.get(name)),
    texts: name => node.get(name).looseTexts(),
    vulnerabilityIds: () => [
      ...node.get('cve').texts(),
      ...node.get('vulnerability_ids').texts(),
    ],
    endpoints: () => endpointsOf(node),
  };
}

function flagOf(field: JsonNode): boolean | undefined {
  if (typeof field.value === 'boolean') return field.value;
  const [text] = field.looseTexts();
  if (text !== undefined) {
    const word = text.toLocaleLowerCase('en-US');
    if (['true', '1', 'yes'].includes(word)) return true;
    if (['false', '0', 'no'].includes(word)) return false;
  }
  if (field.isAbsent || field.value === '') return undefined;
  throw field.wrong('true or false');
}

/** Texts, or the parts of URLs; `locations` in newer versions. */
function endpointsOf(node: JsonNode): string[] {
  const found: string[] = [];
  for (const name of ['endpoints', 'locations']) {
    const list = node.get(name);
    if (!list.isList) found.push(...list.texts());
    else {
      for (const item of list.items()) {
        const text = item.isObject ? urlOf(item) : item.text();
        if (text !== undefined) found.push(text);
      }
    }
  }
  return found;
}

function urlOf(endpoint: JsonNode): string | undefined {
  const host = endpoint.get('host').text();
  if (host === undefined) return endpoint.get('url').text();
  const protocol = endpoint.get('protocol').text() ?? 'http';
  const port = endpoint.get('port').number();
  const path = (endpoint.get('path').text() ?? '').replace(/^\/*/, '/');
  return `${protocol}://${host}${port === undefined ? '' : `:${port}`}${path}`;
}
