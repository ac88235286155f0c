import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  Severity,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import { ParserRegistry } from './ParserRegistry';
import { parseReport } from './parseReport';

/**
 * Reads real reports that are not part of the repository: those beside it in `shared`, or in the folder that the
 * environment variable PRODSEC_SHARED names. What is expected of them is in their oracle.json.
 */
const shared =
  process.env.PRODSEC_SHARED ??
  resolvePackagePath(
    '@prodsec/backstage-plugin-product-security-backend',
    '../../../shared',
  );

interface Expected {
  format: string;
  file: string;
  severities: Partial<Record<string, number>>;
}

/** Where the contract counts otherwise than the oracle does, and why. */
const deviations: Record<
  string,
  { reason: string; severities: Partial<Record<Severity, number>> }
> = {
  'sarif/blackduck_nested_fingerprints.sarif': {
    reason: 'the level note is low, not info',
    severities: { high: 3, medium: 1, low: 1 },
  },
  'sarif/njsscan.sarif': {
    reason:
      'a result with two locations is one result, not one finding for each of them',
    severities: { high: 1, medium: 1 },
  },
  'sarif/spotbugs.sarif': {
    reason: 'the level note is low, not info',
    severities: { low: 56 },
  },
  'trivy/legacy_trivy_mix.json': {
    reason: 'a vulnerability without any severity is medium, not info',
    severities: { high: 6, medium: 1 },
  },
  'gitleaks/data_many.json': {
    reason:
      'gitleaks says no severity, so a secret is high, whichever rule it is of',
    severities: { high: 2 },
  },
  'gitleaks/redacted_data_many.json': {
    reason: 'gitleaks says no severity, so a secret is high',
    severities: { high: 6 },
  },
};

/** Files that are refused, and why. */
const refusals: Record<string, { reason: string; message: RegExp }> = {
  ...Object.fromEntries(
    [
      'cyclonedx_bom.xml',
      'grype.xml',
      'grype_dd_1_14_1.xml',
      'jake.xml',
      'spec1.xml',
      'spec1_lowfirst.xml',
      'valid-vulnerability-1.4.xml',
    ].map(file => [
      `cyclonedx/${file}`,
      {
        reason: 'CycloneDX is read in its JSON form only',
        message: /No parser recognises the report/,
      },
    ]),
  ),
  'sarif_codeql_action/invalid-sarif.sarif': {
    reason: 'its results are a number',
    message: /^runs\[0\].results must be a list/,
  },
  'sarif_codeql_action/pull_request.json': {
    reason: 'it is an event of GitHub, not a report',
    message: /No parser recognises the report/,
  },
};

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

/** `null` and `[]` need the format said. */
function neededFormat(bytes: Buffer, format: string): string | undefined {
  return ['null', '[]'].includes(bytes.toString().trim()) ? format : undefined;
}

const scans = join(shared, 'scans');

if (!existsSync(scans)) {
  // eslint-disable-next-line jest/no-disabled-tests
  it.skip(`real reports: there is no folder ${scans}; PRODSEC_SHARED may name the one that holds scans`, () => {
    expect(scans).toBeDefined();
  });
} else {
  const oracle: Expected[] = JSON.parse(
    readFileSync(join(scans, 'oracle.json'), 'utf8'),
  );

  describe.each(['sarif', 'trivy', 'cyclonedx', 'gitleaks'])(
    'the real %s reports',
    format => {
      const all = oracle.filter(expected => expected.format === format);
      const readable = all.filter(({ file }) => !refusals[`${format}/${file}`]);

      it.each(readable)('$file', ({ file, ...expected }) => {
        const name = `${format}/${file}`;
        const bytes = readFileSync(join(scans, name));
        const scan = read(bytes, neededFormat(bytes, format));
        expect(scan.format).toBe(format);
        expect(countBySeverity(scan.results)).toEqual(
          deviations[name]?.severities ?? inLowerCase(expected.severities),
        );
      });
    },
  );

  it.each(Object.entries(deviations))(
    'still deviates from the oracle: %s',
    (name, deviation) => {
      const expected = oracle.find(
        ({ format, file }) => `${format}/${file}` === name,
      )!;
      expect(deviation.severities).not.toEqual(
        inLowerCase(expected.severities),
      );
    },
  );

  it.each(Object.entries(refusals))('refuses %s', (name, { message }) => {
    const bytes = readFileSync(join(scans, name));
    expect(() => read(bytes, undefined)).toThrow(message);
  });

  describe.each([
    ['sarif', 'scans/sarif_codeql_action', /\.sarif$/],
    ['sarif', 'scans/govulncheck', /sarif/],
    ['cyclonedx', 'scans/cyclonedx_bom_examples', /\.json$/],
    ['sarif', 'real-scans', /\.sarif$/],
    ['cyclonedx', 'real-scans', /\.cdx\.json$/],
    ['trivy', 'real-scans/trivy', /\/config\.json$/],
  ])('reports without an oracle: %s of %s', (format, folder, pattern) => {
    const files = filesIn(join(shared, folder))
      .filter(file => pattern.test(file))
      .map(file => file.slice(shared.length + 1))
      .filter(file => !refusals[file.replace(/^scans\//, '')]);

    if (files.length === 0) {
      // eslint-disable-next-line jest/no-disabled-tests
      it.skip(`there are none in ${folder}`, () => {
        expect(files).not.toEqual([]);
      });
      return;
    }

    it.each(files)('%s', file => {
      const scan = read(readFileSync(join(shared, file)), undefined);
      expect(scan.format).toBe(format);
      for (const { severity, rule } of scan.results) {
        expect(severities).toContain(severity);
        expect(rule).not.toBe('');
      }
    });
  });

  it('reads every file of the SARIF SDK, or says why not', () => {
    const outcomes = filesIn(join(scans, 'sarif_sdk'))
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

  const sample = join(shared, 'sample');
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
