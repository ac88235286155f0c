import { readReport } from '../readReport';
import { trufflehogParser } from './trufflehog';

const reportOf = (...lines: unknown[]) =>
  readReport(Buffer.from(lines.map(line => JSON.stringify(line)).join('\n')));

const resultsOf = (...lines: unknown[]) => [
  ...trufflehogParser.parse(reportOf(...lines)).results,
];

const detected = {
  SourceMetadata: {
    Data: {
      Git: {
        commit: 'abc',
        file: 'config/app.env',
        line: 3,
        repository: 'https://git.example/acme/shop.git',
      },
    },
  },
  SourceName: 'trufflehog - git',
  DetectorType: 2,
  DetectorName: 'AWS',
  Verified: true,
  Raw: 'fake-key-id',
  RawV2: 'fake-key-id:fake-key',
  Redacted: 'fake-key-id',
};

const issueOfVersion2 = {
  branch: 'origin/main',
  commit: 'first',
  commitHash: 'abc',
  date: '2024-01-01 10:00:00',
  diff: '+password = "fake-one"',
  path: 'app/settings.py',
  printDiff: '+password = "fake-one"',
  reason: 'High Entropy',
  stringsFound: ['fake-one', 'fake-two'],
};

describe('trufflehogParser', () => {
  it('reads the lines of version 3, and passes over those of its log', () => {
    const log = { level: 'info-0', ts: 'now', msg: 'running source' };
    expect(trufflehogParser.detect(reportOf(log, detected))).toBe(true);
    expect(resultsOf(log, detected)).toEqual([
      {
        category: 'secret',
        rule: 'AWS',
        title: 'AWS credential',
        location: { path: 'config/app.env', line: 3 },
        credential: 'fake-key-id',
        credentialParts: ['fake-key-id:fake-key', 'fake-key'],
        validity: 'active',
      },
    ]);
  });

  it('takes a credential that was not verified for one that nothing is known of', () => {
    const [result] = resultsOf({ ...detected, Verified: false });
    expect(result.validity).toBeUndefined();
  });

  it('reads where a credential is in an image, and in a source it does not know', () => {
    const inImage = {
      Docker: { file: '/app/.env', image: 'shop:1', layer: 'sha256:1' },
    };
    const elsewhere = { Chat: { link: 'https://chat.example/1' } };
    const locations = [inImage, elsewhere, null].map(
      Data => resultsOf({ ...detected, SourceMetadata: { Data } })[0].location,
    );
    expect(locations).toEqual([
      { path: '/app/.env', image: 'shop:1' },
      { url: 'https://chat.example/1' },
      {},
    ]);
  });

  it('reads every string of version 2', () => {
    expect(trufflehogParser.detect(reportOf(issueOfVersion2))).toBe(true);
    const common = {
      category: 'secret',
      rule: 'High Entropy',
      title: 'High Entropy',
      location: { path: 'app/settings.py' },
    };
    expect(resultsOf(issueOfVersion2)).toEqual([
      { ...common, credential: 'fake-one' },
      { ...common, credential: 'fake-two' },
    ]);
  });

  it('reads the list of trufflehog3', () => {
    const issue = {
      rule: { id: 'generic.password', message: 'Password', severity: 'LOW' },
      path: 'a.py',
      line: '7',
      secret: 'fake-one',
      context: { 7: 'password = "fake-one"' },
      id: '1',
    };
    expect(trufflehogParser.detect(reportOf([issue]))).toBe(true);
    expect(resultsOf([issue])).toEqual([
      {
        category: 'secret',
        rule: 'generic.password',
        title: 'Password',
        severity: 'low',
        location: { path: 'a.py', line: 7 },
        credential: 'fake-one',
      },
    ]);
  });

  it('reads an empty list and an empty file as reports without results', () => {
    expect(resultsOf([])).toEqual([]);
    expect(resultsOf()).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() => resultsOf(detected, { ...detected, DetectorName: 1 })).toThrow(
      'value[1].DetectorName must be a text, and is a number',
    );
    expect(() => resultsOf({ SourceMetadata: {} })).toThrow(
      'DetectorName must be a text that is not empty, and is missing',
    );
  });
});
