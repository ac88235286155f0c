import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Severity,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import { parseReport, ParserRegistry } from '@prodsec/reports';
import { expectations } from './expectations';
import {
  formatOf,
  oracleEntries,
  readRealReport,
  scansFolder,
  sharedFolder,
} from './realReports';

const deviations = Object.assign(
  {},
  ...expectations.map(each => each.deviations),
) as (typeof expectations)[number]['deviations'];
const refusals = Object.assign(
  {},
  ...expectations.map(each => each.refusals),
) as (typeof expectations)[number]['refusals'];

const parsers = new ParserRegistry();

function read(bytes: Buffer, format: string | undefined) {
  return parseReport({ bytes, format, parsers, key: 'a key' });
}

function countBySeverity(results: Array<{ severity: Severity }>) {
  const counts: Partial<Record<Severity, number>> = {};
  for (const { severity } of results) {
    counts[severity] = (counts[severity] ?? 0) + 1;
  }
  return counts;
}

/** None of a folder that is not there: only `scans` is a must. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

function inLowerCase(counts: Partial<Record<string, number>>) {
  return Object.fromEntries(
    Object.entries(counts).map(([word, count]) => [word.toLowerCase(), count]),
  );
}

function outcomeOf(bytes: Buffer): string {
  try {
    return read(bytes, undefined).format;
  } catch (error) {
    return String(error);
  }
}

/** `null`, `[]` and an empty file need the format said. */
function neededFormat(bytes: Buffer, format: string): string | undefined {
  return ['null', '[]', ''].includes(bytes.toString().trim())
    ? format
    : undefined;
}

const oracle = oracleEntries();

if (oracle.length === 0) {
  // eslint-disable-next-line jest/no-disabled-tests
  it.skip(`real reports: there is no folder ${scansFolder}; PRODSEC_SHARED may name the one that holds scans`, () => {
    expect(oracle).toEqual([]);
  });
} else {
  const named = oracle.map(entry => ({
    ...entry,
    name: `${entry.format}/${entry.file}`,
  }));

  it.each(named.filter(({ expect_error: isError }) => isError))(
    'refuses $name',
    ({ name }) => {
      const refusal = refusals[name];
      expect(refusal).toBeDefined();
    },
  );

  it.each(
    named.filter(
      ({ name, expect_error: isError }) => !isError && !refusals[name],
    ),
  )('$name', ({ name, severities: counted }) => {
    const bytes = readRealReport(name);
    const format = formatOf(name);
    const scan = read(bytes, neededFormat(bytes, format));
    expect(scan.format).toBe(format);
    expect(countBySeverity(scan.results)).toEqual(
      deviations[name]?.severities ?? inLowerCase(counted!),
    );
  });

  it.each(Object.entries(deviations))(
    'still deviates from the oracle: %s',
    (name, deviation) => {
      const expected = named.find(each => each.name === name);
      expect(deviation.severities).not.toEqual(
        inLowerCase(expected!.severities!),
      );
    },
  );

  it.each(Object.entries(refusals))(
    'refuses %s',
    (name, { message, format }) => {
      const bytes = readRealReport(name);
      expect(() => read(bytes, format)).toThrow(message);
    },
  );

  describe.each([
    ['sarif', 'scans/sarif_codeql_action', /\.sarif$/],
    ['sarif', 'scans/govulncheck', /sarif/],
    ['cyclonedx', 'scans/cyclonedx_bom_examples', /\.(?:json|xml)$/],
    ['openvex', 'scans/openvex_examples', /\/(?!csaf|sbom)[^/]+$/],
    ['csaf', 'scans/openvex_examples', /\/csaf\.json$/],
    ['spdx', 'scans/openvex_examples', /\.spdx\.json$/],
    ['sarif', 'real-scans', /\.sarif$/],
    ['bandit', 'real-scans/bandit', /\.(?:json|csv|xml)$/],
    ['cyclonedx', 'real-scans', /\.cdx\.json$/],
    ['spdx', 'real-scans', /\.spdx\.json$/],
    ['trivy', 'real-scans/trivy', /\/config\.json$/],
  ])('reports without an oracle: %s of %s', (format, folder, pattern) => {
    const files = filesIn(join(sharedFolder, folder))
      .filter(file => pattern.test(file))
      .map(file => file.slice(sharedFolder.length + 1))
      .filter(file => {
        const refusal = refusals[file.replace(/^scans\//, '')];
        return !refusal || refusal.format !== undefined;
      });

    if (files.length === 0) {
      // eslint-disable-next-line jest/no-disabled-tests
      it.skip(`there are none in ${folder}`, () => {
        expect(files).not.toEqual([]);
      });
      return;
    }

    it.each(files)('%s', file => {
      const scan = read(readFileSync(join(sharedFolder, file)), undefined);
      expect(scan.format).toBe(format);
      for (const { severity, rule } of scan.results) {
        expect(severities).toContain(severity);
        expect(rule).not.toBe('');
      }
    });
  });

  it('reads every file of the SARIF SDK, or says why not', () => {
    const outcomes = filesIn(join(scansFolder, 'sarif_sdk'))
      .filter(file => file.endsWith('.sarif'))
      .map(file => outcomeOf(readFileSync(file)));
    expect(outcomes).toContain('sarif');
    for (const outcome of outcomes) {
      // Drafts of version 2.0.0, and files with a comma too many.
      expect(outcome).toMatch(
        /^sarif$|version must be 2\.1\.0|begins like JSON, but line \d+/,
      );
    }
  });

  const sample = join(sharedFolder, 'sample');
  const itWithSample = existsSync(sample) ? it : it.skip;

  itWithSample('counts what the sample timeline reports', () => {
    const calls = readFileSync(join(sample, 'timeline.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    const expected: Array<{ line: number; counts: { reported: number } }> =
      JSON.parse(readFileSync(join(sample, 'expected.json'), 'utf8')).scans;
    const reported = expected.map(({ line }) => {
      const { query, body, bodyFile } = calls[line - 1];
      const bytes = bodyFile
        ? readFileSync(join(sample, bodyFile))
        : Buffer.from(JSON.stringify(body));
      const { format, tool, category } = query;
      return [
        line,
        parseReport({ bytes, format, tool, category, parsers, key: 'a key' })
          .results.length,
      ];
    });
    expect(reported).toEqual(
      expected.map(({ line, counts }) => [line, counts.reported]),
    );
    expect(expected.length).toBeGreaterThan(0);
  });
}
