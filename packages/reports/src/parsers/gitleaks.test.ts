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
