import { readReport } from '../readReport';
import { noseyParkerParser } from './noseyParker';

const match = {
  provenance: [
    { kind: 'file', path: './clone/app/config.py' },
    {
      kind: 'git_repo',
      repo_path: './clone/.git',
      first_commit: {
        commit_metadata: { commit_id: 'abc' },
        blob_path: 'app/config.py',
      },
    },
  ],
  blob_id: 'abc',
  location: {
    offset_span: { start: 10, end: 20 },
    source_span: {
      start: { line: 16, column: 17 },
      end: { line: 16, column: 27 },
    },
  },
  groups: [Buffer.from('fake-credential').toString('base64')],
  snippet: { before: '', matching: 'fake-credential', after: '' },
};

const finding = {
  finding_id: 'f1',
  rule_name: 'Generic API Key',
  rule_text_id: 'np.generic.5',
  groups: match.groups,
  num_matches: 2,
  statuses: [],
  matches: [
    match,
    { ...match, provenance: [{ kind: 'file', path: 'other.py' }] },
  ],
};

const lines = (...values: unknown[]) =>
  readReport(
    Buffer.from(values.map(value => JSON.stringify(value)).join('\n')),
  );
const resultsOf = (...values: unknown[]) => [
  ...noseyParkerParser.parse(lines(...values)).results,
];

describe('noseyParkerParser', () => {
  it('reads each match of a finding, by its path in the repository', () => {
    expect(noseyParkerParser.detect(lines([finding]))).toBe(true);
    const common = {
      category: 'secret',
      rule: 'np.generic.5',
      title: 'Generic API Key',
      credential: 'fake-credential',
      suppressed: false,
    };
    expect(resultsOf([finding])).toEqual([
      { ...common, location: { path: 'app/config.py', line: 16, column: 17 } },
      { ...common, location: { path: 'other.py', line: 16, column: 17 } },
    ]);
  });

  it('reads the lines of earlier versions', () => {
    const earlier = {
      type: 'finding',
      rule_name: 'Generic API Key',
      match_content: 'fake-credential',
      num_matches: 1,
      matches: [
        {
          provenance: {
            kind: 'git_repo',
            commit_provenance: { blob_path: 'app/config.py' },
          },
          match_content: 'fake-credential',
          location: {},
        },
      ],
    };
    expect(noseyParkerParser.detect(lines(earlier, earlier))).toBe(true);
    expect(resultsOf(earlier)).toEqual([
      {
        category: 'secret',
        rule: 'Generic API Key',
        title: 'Generic API Key',
        credential: 'fake-credential',
        suppressed: false,
        location: { path: 'app/config.py' },
      },
    ]);
  });

  it('suppresses what was rejected', () => {
    const rejectedMatch = { ...match, status: 'reject' };
    const suppressed = (value: object) =>
      resultsOf({ ...finding, ...value }).map(result => result.suppressed);
    expect(suppressed({ statuses: ['reject'] })).toEqual([true, true]);
    expect(suppressed({ statuses: ['accept', 'reject'] })).toEqual([
      false,
      false,
    ]);
    expect(suppressed({ matches: [match, rejectedMatch] })).toEqual([
      false,
      true,
    ]);
  });

  it('reads a report without findings', () => {
    expect(resultsOf([])).toEqual([]);
    expect(resultsOf()).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() => resultsOf({ ...finding, matches: 'a' })).toThrow(
      'matches must be a list, and is another text',
    );
  });
});
