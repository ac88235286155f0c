import { readReport } from '../readReport';
import { rustyHogParser } from './rustyHog';
import { trufflehogParser } from './trufflehog';

const reportOf = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));
const resultsOf = (value: unknown) => [
  ...rustyHogParser.parse(reportOf(value)).results,
];

const inFile = {
  stringsFound: ['password = "fake-one"', 'password = "fake-two"'],
  path: '/app/settings.py',
  reason: 'password (Password)',
  linenum: 12,
  diff: 'password = "fake-one"; password = "fake-two"',
};

describe('rustyHogParser', () => {
  it('reads every string that is found', () => {
    const common = {
      category: 'secret',
      rule: 'password (Password)',
      title: 'password (Password)',
      location: { path: '/app/settings.py', line: 12 },
    };
    expect(resultsOf([inFile])).toEqual([
      { ...common, credential: 'password = "fake-one"' },
      { ...common, credential: 'password = "fake-two"' },
    ]);
  });

  it.each([
    [
      { path: 'a.py', new_line_num: 3 },
      { path: 'a.py', line: 3 },
    ],
    [{ bucket: 'acme', key: 'a/b.txt' }, { path: 'acme/a/b.txt' }],
    [
      { issue_id: 'SHOP-1', url: 'https://jira.example/browse/SHOP-1' },
      { path: 'SHOP-1', url: 'https://jira.example/browse/SHOP-1' },
    ],
    [
      { page_id: '42', url: 'https://wiki.example/42' },
      { path: '42', url: 'https://wiki.example/42' },
    ],
    [
      { path: 'Plans', g_drive_id: '1', web_link: 'https://drive.example/1' },
      { path: 'Plans', url: 'https://drive.example/1' },
    ],
  ])('reads where it is: %j', (place, location) => {
    const finding = { stringsFound: ['fake'], reason: 'Token', ...place };
    expect(rustyHogParser.detect(reportOf([finding]))).toBe(true);
    expect(resultsOf([finding])[0].location).toEqual(location);
  });

  it('leaves the findings of TruffleHog 2 alone', () => {
    const issue = { ...inFile, branch: 'main', commitHash: 'abc' };
    expect(rustyHogParser.detect(reportOf([issue]))).toBe(false);
    expect(trufflehogParser.detect(reportOf([issue]))).toBe(true);
    expect(trufflehogParser.detect(reportOf([inFile]))).toBe(false);
  });

  it('reads an empty list', () => {
    expect(resultsOf([])).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() => resultsOf([{ ...inFile, stringsFound: [7] }])).toThrow(
      '[0].stringsFound[0] must be a text, and is a number',
    );
  });
});
