import {
  categories,
  credentialValidities,
  exploitations,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import { NormalisedResult } from '../NormalisedResult';
import { ReportedResult } from '../ReportParser';

/** Where a result that a parser yields is of another shape than {@link ReportedResult}. */
export function* problemsOfReported(result: ReportedResult): Generator<string> {
  yield* problemsOfFields(result, {
    category: isOneOf(categories),
    rule: isText,
    title: isText,
    severity: optional(isOneOf(severities)),
    suppressed: optional(value => typeof value === 'boolean'),
    reachable: optional(value => typeof value === 'boolean'),
    exploitation: optional(isOneOf(exploitations)),
    validity: optional(isOneOf(credentialValidities)),
    cwe: optional(isListOfTexts),
    location: isObject,
    vulnerabilityIds: optional(isListOfTexts),
    packageUrl: optional(isText),
    code: optional(isText),
    fingerprint: optional(isText),
    credential: optional(isText),
    credentialParts: optional(isListOfTexts),
    method: optional(isText),
    parameter: optional(isText),
  });
  if (!isObject(result.location)) return;
  yield* problemsOfFields(result.location, {
    path: optional(isText),
    line: optional(isNumber),
    column: optional(isNumber),
    package: optional(isText),
    image: optional(isText),
    url: optional(isText),
  });
}

/** Where a normalised result could not be stored, or holds what must not be. */
export function* problemsOfNormalised(
  result: NormalisedResult,
  credentials: ReadonlySet<string>,
): Generator<string> {
  if (result.rule.trim() === '') yield 'a rule is blank';
  if (result.title.trim() === '') yield 'a title is blank';
  const { line } = result.location;
  if (line !== undefined && !(Number.isInteger(line) && line > 0)) {
    yield 'a line is no place';
  }
  for (const [name, text] of textsOf(result)) {
    if (text.length > longest) yield `${name} has ${text.length} characters`;
    if (/\0|\p{Surrogate}/u.test(text)) yield `${name} cannot be stored`;
    for (const credential of credentials) {
      // A shorter one may be a word of the result.
      if (credential.length >= 12 && text.includes(credential)) {
        yield `${name} shows a credential`;
      }
    }
  }
}

const longest = 1000;

function* textsOf(result: NormalisedResult): Generator<[string, string]> {
  const { location, vulnerabilityIds = [], cwe } = result;
  for (const value of [...vulnerabilityIds, ...cwe]) yield ['an id', value];
  const texts = { ...result, ...location };
  for (const name of names) {
    const text = texts[name];
    if (text !== undefined) yield [name, text];
  }
}

const names = [
  'rule',
  'title',
  'path',
  'image',
  'url',
  'package',
  'fingerprint',
  'method',
  'parameter',
] as const;

type Check = (value: unknown) => boolean;

function* problemsOfFields(
  value: object,
  checks: Record<string, Check>,
): Generator<string> {
  for (const [name, check] of Object.entries(checks)) {
    if (!check(Reflect.get(value, name))) yield `${name} is of a wrong type`;
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(checks, name)) yield `there is no field ${name}`;
  }
}

function optional(check: Check): Check {
  return value => value === undefined || check(value);
}

function isOneOf(values: readonly unknown[]): Check {
  return value => values.includes(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}
