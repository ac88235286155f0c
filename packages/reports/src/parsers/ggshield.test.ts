import { parseReport } from '../parseReport';
import { ParserRegistry } from '../ParserRegistry';
import { readReport } from '../readReport';
import { ggshieldParser } from './ggshield';

const reportOf = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));
const parse = (value: unknown) => {
  const parsed = ggshieldParser.parse(reportOf(value));
  return { ...parsed, results: [...parsed.results] };
};

const incident = (sha: string, line: number | null, match = 'fa***ke') => ({
  policy: 'Secrets detection',
  type: 'Django Secret Key',
  validity: 'no_checker',
  ignore_sha: sha,
  occurrences: [{ match, type: 'apikey', line_start: line, line_end: line }],
  total_occurrences: 1,
});

const commit = (id: string, ...incidents: object[]) => ({
  id,
  type: 'commit',
  entities_with_incidents: [{ filename: 'app/settings.py', incidents }],
  total_incidents: incidents.length,
});

const commits = {
  id: 'HEAD~2..HEAD',
  type: 'commit-range',
  scans: [
    commit('c1', incident('aaa', 23), incident('bbb', 30)),
    commit('c2', incident('aaa', null)),
    { id: 'c3', type: 'commit', total_incidents: 0 },
  ],
  total_incidents: 3,
};

describe('ggshieldParser', () => {
  it('reads a scan of commits, with one line for one credential', () => {
    expect(ggshieldParser.detect(reportOf(commits))).toBe(true);
    const common = {
      category: 'secret',
      rule: 'Django Secret Key',
      title: 'Django Secret Key',
      suppressed: false,
    };
    const first = {
      ...common,
      location: { path: 'app/settings.py', line: 23 },
      fingerprint: 'app/settings.py:Django Secret Key:aaa',
    };
    expect(parse(commits)).toEqual({
      tool: 'ggshield',
      categories: ['secret'],
      results: [
        first,
        {
          ...common,
          location: { path: 'app/settings.py', line: 30 },
          fingerprint: 'app/settings.py:Django Secret Key:bbb',
        },
        first,
      ],
    });
  });

  it('keeps credentials of one file apart that are in several commits', () => {
    const { results } = parseReport({
      bytes: Buffer.from(JSON.stringify(commits)),
      parsers: new ParserRegistry(),
      key: 'a key',
    });
    expect(new Set(results.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    expect(JSON.stringify(results)).not.toContain('fa***ke');
  });

  it('takes a match for the credential only when nothing of it is masked', () => {
    const credentials = ['fake-credential', 'fa***ke'].map(
      match =>
        parse({
          ...commits,
          scans: [commit('c', incident('a', 1, match))],
        }).results[0].credential,
    );
    expect(credentials).toEqual(['fake-credential', undefined]);
  });

  it('suppresses what ggshield ignores', () => {
    const ignored = { ...incident('a', 1), ignore_reason: { kind: 'ignored' } };
    const scan = { ...commit('c', ignored), type: 'path_scan' };
    expect(parse(scan).results[0].suppressed).toBe(true);
  });

  it('reads a scan of infrastructure', () => {
    const policy = {
      policy: 'Bucket is public',
      policy_id: 'GG_IAC_0001',
      line_start: 4,
      line_end: 9,
      description: 'The bucket acme is public.',
      component: 'aws_s3_bucket.acme',
      severity: 'HIGH',
      ignore_sha: 'x',
    };
    const entity = { filename: 'main.tf', incidents: [policy] };
    const result = {
      category: 'cloud',
      rule: 'GG_IAC_0001',
      title: 'Bucket is public',
      severity: 'high',
      suppressed: false,
      code: 'aws_s3_bucket.acme',
      location: { path: 'main.tf', line: 4 },
    };
    const scan = {
      id: 'iac',
      type: 'path_scan',
      iac_engine_version: '1.2.3',
      total_incidents: 1,
    };
    expect(parse({ ...scan, entities_with_incidents: [entity] })).toEqual({
      tool: 'ggshield',
      categories: ['cloud'],
      results: [result],
    });
    const changes = { unchanged: [], new: [entity], deleted: [entity] };
    expect(
      parse({ ...scan, entities_with_incidents: changes }).results,
    ).toEqual([result]);
  });

  it('reads a scan without incidents', () => {
    expect(
      parse({ id: '.', type: 'path_scan', total_incidents: 0 }).results,
    ).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ scans: [] })).toThrow(
      'total_incidents must be a number, and is missing',
    );
    expect(() => parse({ ...commits, scans: {} })).toThrow(
      'scans must be a list, and is an object',
    );
  });
});
