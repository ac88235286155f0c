import { InputError } from '@backstage/errors';
import { ReportedResult, ReportParser } from '../ReportParser';
import { canary } from './hostileValues';
import { problemsOfReport } from './problemsOfReport';

const result: ReportedResult = {
  category: 'secret',
  rule: 'key',
  title: 'Key',
  location: { path: 'a.env', line: 2 },
  credential: 'fake-credential',
};

function problemsOf(
  parse: () => Iterable<ReportedResult>,
  detect: () => boolean = () => false,
) {
  const parser: ReportParser = {
    format: 'a',
    title: 'A',
    detect,
    parse: () => ({ tool: 'A', categories: ['code'], results: parse() }),
  };
  const bytes = Buffer.from(`{"key":"CVE-2024-0001-${canary}"}`);
  return problemsOfReport({ bytes, parsers: [parser], formats: ['a'] });
}

function failure(error: unknown): () => never {
  return () => {
    throw error;
  };
}

describe('problemsOfReport', () => {
  it('has nothing against a report that is read, or refused with a place', () => {
    expect(problemsOf(() => [result])).toEqual([]);
    const place = 'runs[0].results must be a list, and is missing';
    expect(problemsOf(failure(new InputError(place)))).toEqual([]);
  });

  it.each([
    [new TypeError('a is undefined'), /threw TypeError/],
    ['a text', /no error was thrown/],
    [new InputError(`key must not be ${canary}`), /quotes the report/],
    [new InputError('key must not be CVE-2024-0001'), /quotes the report/],
    [new InputError('Something went wrong'), /names no place/],
    [new InputError(`key must be ${'a, '.repeat(1000)}`), /endless message/],
  ])('finds an error that must not be: %s', (error, problem) => {
    expect(problemsOf(failure(error)).join()).toMatch(problem);
  });

  it.each([
    [{ category: 'codes' }, 'category is of a wrong type'],
    [{ rule: 3 }, 'rule is of a wrong type'],
    [{ location: { path: {} } }, 'path is of a wrong type'],
    [{ line: 3 }, 'there is no field line'],
  ])('finds a result of another shape: %j', (fields, problem) => {
    const wrong = { ...result, ...fields } as ReportedResult;
    expect(problemsOf(() => [wrong]).join()).toContain(problem);
  });

  it('finds a detect that throws, and a prototype that changes', () => {
    const throwing = failure(new Error('a'));
    expect(problemsOf(() => [result], throwing).join()).toMatch(/detect threw/);
    const polluting = () => {
      Reflect.defineProperty(Object.prototype, 'polluted', {
        value: 1,
        configurable: true,
      });
      return [result];
    };
    try {
      expect(problemsOf(polluting)).toContain(
        'the prototype of Object has changed',
      );
    } finally {
      Reflect.deleteProperty(Object.prototype, 'polluted');
    }
  });
});
