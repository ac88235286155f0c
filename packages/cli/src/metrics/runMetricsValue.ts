import { InputError } from '@backstage/errors';
import {
  MetricNumbers,
  MetricValue,
  segments,
} from '@prodsec/backstage-plugin-product-security-common';
import { CommandLine } from '../CommandLine';
import { ExitCode } from '../exitCodes';
import { formatTable } from '../terminal/formatTable';
import { Terminal } from '../terminal/Terminal';
import { askPortal, PortalOptions } from './askPortal';

/** The options of `prodsec metrics value` as they were typed. */
export interface MetricsValueOptions {
  asOf?: string;
  groupBy?: string;
  filter?: string[];
  json?: boolean;
}

/**
 * Runs `prodsec metrics value`.
 *
 * @throws InputError when an option, or the token, is wrong
 */
export async function runMetricsValue(
  id: string,
  options: MetricsValueOptions & PortalOptions,
  commandLine: CommandLine,
  terminal: Terminal,
): Promise<ExitCode> {
  const query = {
    ...readFilters(options.filter ?? []),
    asOf: options.asOf?.trim() || undefined,
    groupBy: options.groupBy?.trim() || undefined,
  };
  return askPortal(options, commandLine, terminal, async (portal, deadline) => {
    const value = await portal.metricValue(id, query, deadline);
    const lines = options.json
      ? [JSON.stringify(value, undefined, 2)]
      : tableOf(value);
    for (const line of lines) terminal.result(line);
  });
}

function readFilters(filters: readonly string[]): Record<string, string> {
  const read: Record<string, string> = {};
  for (const filter of filters) {
    const [, name, keys] = /^(\w+)=(.+)$/s.exec(filter) ?? [];
    if (!keys || !segments.some(segment => segment === name)) {
      throw new InputError(
        `--filter: '${filter}' is no filter; accepted is a segment and its keys, such as tier=1,2. Segments are ${segments.join(
          ', ',
        )}`,
      );
    }
    read[name] = name in read ? `${read[name]},${keys}` : keys;
  }
  return read;
}

function tableOf(value: MetricValue): string[] {
  const rows = [
    rowOf('all', value, value.status),
    ...value.groups.map(group =>
      rowOf(Object.values(group.key).join(', '), group, group.status),
    ),
  ];
  return [
    `${value.metric} as of ${value.asOf}${
      value.target === null ? '' : `, target ${value.target}`
    }`,
    ...formatTable(['', 'value', 'numerator', 'denominator', 'status'], rows),
  ];
}

function rowOf(
  name: string,
  { value, numerator, denominator }: MetricNumbers,
  status: string,
) {
  return [
    name,
    value ?? undefined,
    numerator ?? undefined,
    denominator ?? undefined,
    status,
  ];
}
