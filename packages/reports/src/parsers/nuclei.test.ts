import { readReport } from '../readReport';
import { nucleiParser } from './nuclei';

const lines = (...values: unknown[]) =>
  readReport(
    Buffer.from(values.map(value => JSON.stringify(value)).join('\n')),
  );
const resultsOf = (...values: unknown[]) => [
  ...nucleiParser.parse(lines(...values)).results,
];

const event = {
  template: 'http/misconfiguration/http-missing-security-headers.yaml',
  'template-id': 'http-missing-security-headers',
  info: {
    name: 'HTTP Missing Security Headers',
    severity: 'low',
    classification: { 'cwe-id': ['cwe-693'] },
  },
  'matcher-name': 'x-frame-options',
  type: 'http',
  host: 'shop.example',
  'matched-at': 'https://shop.example/cart',
  request: 'GET /cart HTTP/1.1\r\nHost: shop.example\r\n\r\n',
  'matcher-status': true,
};

const expected = {
  category: 'dynamic',
  rule: 'http-missing-security-headers',
  title: 'HTTP Missing Security Headers: x-frame-options',
  severity: 'low',
  cwe: ['cwe-693'],
  method: 'GET',
  parameter: 'x-frame-options',
  location: { url: 'https://shop.example/cart' },
};

describe('nucleiParser', () => {
  it('reads lines, a list and a single event', () => {
    for (const values of [[event, event], [[event, event]], [event]]) {
      expect(nucleiParser.detect(lines(...values))).toBe(true);
    }
    expect(resultsOf(event, event)).toEqual([expected, expected]);
    expect(resultsOf([event])).toEqual([expected]);
  });

  it('reads the first versions', () => {
    const first = {
      templateID: 'git-config',
      matcher_name: 'git',
      matched: 'https://shop.example/.git/config',
      host: 'https://shop.example',
      info: { name: 'Git config', severity: 'medium' },
      type: 'http',
    };
    expect(nucleiParser.detect(lines(first))).toBe(true);
    expect(resultsOf(first)).toMatchObject([
      {
        rule: 'git-config',
        severity: 'medium',
        parameter: 'git',
        location: { url: 'https://shop.example/.git/config' },
      },
    ]);
  });

  it('reads the method from what curl is told when there is no request', () => {
    const command = "curl -X 'POST' -d '' 'https://shop.example/cart'";
    const [result] = resultsOf({
      ...event,
      request: undefined,
      'curl-command': command,
    });
    expect(result.method).toBe('POST');
  });

  it('reads the parameter that was fuzzed', () => {
    const parameterOf = (value: object) =>
      resultsOf({ ...event, ...value })[0].parameter;
    const fuzzing_parameter = 'id';
    expect(parameterOf({ fuzzing_parameter })).toBe('id (x-frame-options)');
    expect(parameterOf({ fuzzing_parameter, 'matcher-name': '' })).toBe('id');
    expect(parameterOf({ 'matcher-name': undefined })).toBeUndefined();
  });

  it('passes over what did not match', () => {
    expect(resultsOf({ ...event, 'matcher-status': false })).toEqual([]);
  });

  it('takes the score where there is no word', () => {
    const info = { name: 'a', classification: { 'cvss-score': 9.8 } };
    expect(resultsOf({ ...event, info })[0].severity).toBe('critical');
  });

  it('reads what templates find in files as code', () => {
    const inFile = {
      ...event,
      type: 'file',
      'matcher-name': undefined,
      'matched-at': 'app/settings.py',
    };
    expect(resultsOf(inFile)).toMatchObject([
      { category: 'code', location: { path: 'app/settings.py' } },
    ]);
  });

  it('reads an empty file and an empty list', () => {
    expect(resultsOf()).toEqual([]);
    expect(resultsOf([])).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() => resultsOf({ ...event, info: 'low' })).toThrow(
      'info must be an object, and is another text',
    );
    expect(() => resultsOf({ info: {} })).toThrow(
      'template-id must be a text that is not empty, and is missing',
    );
  });
});
