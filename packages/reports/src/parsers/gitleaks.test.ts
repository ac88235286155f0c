import { readReport } from '../readReport';
import { gitleaksParser } from './gitleaks';

const parse = (value: unknown) => {
  const parsed = gitleaksParser.parse(
    readReport(Buffer.from(JSON.stringify(value))),
  );
  return { ...parsed, results: [...parsed.results] };
};

const leak = {
  RuleID: 'aws-access-token',
  Description: 'AWS access token',
  StartLine: 3,
  StartColumn: 7,
  Secret: 'fake-credential',
  File: 'config/app.env',
  Commit: 'abc',
  Fingerprint: 'abc:config/app.env:aws-access-token:3',
};

describe('gitleaksParser', () => {
  it('reads version 8', () => {
    expect(parse([leak])).toEqual({
      tool: 'gitleaks',
      categories: ['secret'],
      results: [
        {
          category: 'secret',
          rule: 'aws-access-token',
          title: 'AWS access token',
          location: { path: 'config/app.env', line: 3, column: 7 },
          credential: 'fake-credential',
          fingerprint: 'abc:config/app.env:aws-access-token:3',
        },
      ],
    });
  });

  it('leaves out the fingerprint of a directory scan, which is a line number', () => {
    const fingerprint = 'config/app.env:aws-access-token:3';
    const { results } = parse([
      { ...leak, Commit: '', Fingerprint: fingerprint },
    ]);
    expect(results[0].fingerprint).toBeUndefined();
  });

  it('reads version 7', () => {
    const { results } = parse([
      {
        rule: 'AWS',
        offender: 'key=fake',
        file: 'a.env',
        lineNumber: 2,
        leakURL: '',
      },
    ]);
    expect(results).toEqual([
      {
        category: 'secret',
        rule: 'AWS',
        title: 'AWS',
        location: { path: 'a.env', line: 2 },
        credential: 'key=fake',
      },
    ]);
  });

  it('does not take the start of a redacted credential for the credential', () => {
    const { results } = parse([{ ...leak, Secret: 'AKIA...' }]);
    expect(results[0].credential).toBeUndefined();
  });

  it('reads CSV', () => {
    const report = readReport(
      Buffer.from(
        'RuleID,Commit,File,SymlinkFile,Secret,Match,StartLine,EndLine,StartColumn,EndColumn,Author,Message,Date,Email,Fingerprint\n' +
          'aws-access-token,abc,config/app.env,,fake-credential,"key=""fake-credential""",3,3,7,21,Jo,first,2024-01-01,jo@example.com,abc:config/app.env:aws-access-token:3\n',
      ),
    );
    expect(gitleaksParser.detect(report)).toBe(true);
    expect([...gitleaksParser.parse(report).results]).toEqual([
      {
        category: 'secret',
        rule: 'aws-access-token',
        title: 'aws-access-token',
        location: { path: 'config/app.env', line: 3, column: 7 },
        credential: 'fake-credential',
        fingerprint: 'abc:config/app.env:aws-access-token:3',
      },
    ]);
  });

  it('reads an empty file as a report without results', () => {
    const { results } = gitleaksParser.parse(readReport(Buffer.from('')));
    expect([...results]).toEqual([]);
  });

  it.each([null, []])('reads %j as a report without results', value => {
    expect(parse(value).results).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() => parse([leak, { ...leak, StartLine: {} }])).toThrow(
      '[1].StartLine must be a number, and is an object',
    );
    expect(() => parse({})).toThrow(
      'The report must be a list or null, and is an object',
    );
  });
});
