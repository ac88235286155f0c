import { NormalisedResult } from '../NormalisedResult';
import { problemsOfNormalised } from './problemsOfResult';

const result: NormalisedResult = {
  category: 'secret',
  rule: 'key',
  title: 'Key',
  severity: 'high',
  suppressed: false,
  cwe: [],
  location: { path: 'a.env', line: 2 },
};

it.each([
  [{}, []],
  [{ rule: ' ' }, ['a rule is blank']],
  [{ title: '' }, ['a title is blank']],
  [{ location: { line: -1 } }, ['a line is no place']],
  [{ title: 'a\0' }, ['title cannot be stored']],
  [{ parameter: 'a'.repeat(2000) }, ['parameter has 2000 characters']],
  [{ location: { url: '/?a=fake-credential' } }, ['url shows a credential']],
])('of %j finds %j', (fields, problems) => {
  const credentials = new Set(['fake-credential', 'key']);
  expect([
    ...problemsOfNormalised({ ...result, ...fields }, credentials),
  ]).toEqual(problems);
});
