import { Expectation, ExpectedNumbers } from './Example';

/** A number, or something else, that is not as an example expects it. */
export interface Difference {
  /** What it is, such as `value` or `groups[tier=1].numerator`. */
  path: string;
  /** As JSON; absent where it was not expected to be there. */
  expected?: string;
  /** As JSON; absent where it is not there. */
  actual?: string;
}

/** What came of an example, in the form of {@link Expectation}. */
export type Outcome = Expectation & Required<Pick<Expectation, 'groups'>>;

/** What is not as expected; numbers are the same when they differ by no more than the arithmetic of binary fractions makes them. */
export function differencesOf(
  expected: Expectation,
  actual: Outcome,
): Difference[] {
  return [
    ...compareNumbers('', expected, actual),
    ...Object.entries(expected.parts ?? {}).flatMap(([name, value]) =>
      compare(`parts.${name}`, value, actual.parts?.[name] ?? null),
    ),
    ...compareGroups(expected.groups, actual.groups),
    ...Object.entries(expected.objects ?? {}).flatMap(([set, ids]) =>
      compare(
        `objects.${set}`,
        [...ids].sort(),
        [...(actual.objects?.[set as 'missing'] ?? [])].sort(),
      ),
    ),
  ];
}

const numberNames = ['value', 'numerator', 'denominator', 'status'] as const;

function compareNumbers(
  path: string,
  expected: ExpectedNumbers,
  actual: ExpectedNumbers,
): Difference[] {
  return numberNames.flatMap(name =>
    expected[name] === undefined
      ? []
      : compare(`${path}${name}`, expected[name], actual[name] ?? null),
  );
}

function compareGroups(
  expected: Expectation['groups'],
  actual: Outcome['groups'],
): Difference[] {
  if (!expected) return [];
  const left = new Map(actual.map(group => [nameOf(group.key), group]));
  const differences = expected.flatMap(group => {
    const name = nameOf(group.key);
    const found = left.get(name);
    left.delete(name);
    return found
      ? compareNumbers(`${name}.`, group, found)
      : [{ path: name, expected: JSON.stringify(numbersOf(group)) }];
  });
  for (const [name, group] of left) {
    differences.push({
      path: name,
      actual: JSON.stringify(numbersOf(group)),
    });
  }
  return differences;
}

function numbersOf(numbers: ExpectedNumbers): ExpectedNumbers {
  return Object.fromEntries(
    numberNames
      .filter(name => numbers[name] !== undefined)
      .map(name => [name, numbers[name]]),
  );
}

function nameOf(key: Record<string, string>): string {
  const parts = Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1));
  return `groups[${parts
    .map(([name, value]) => `${name}=${value}`)
    .join(',')}]`;
}

function compare(
  path: string,
  expected: unknown,
  actual: unknown,
): Difference[] {
  const isSame =
    typeof expected === 'number' && typeof actual === 'number'
      ? Math.abs(expected - actual) <=
        tolerance * Math.max(1, Math.abs(expected), Math.abs(actual))
      : JSON.stringify(expected) === JSON.stringify(actual);
  return isSame
    ? []
    : [
        {
          path,
          expected: JSON.stringify(expected),
          actual: JSON.stringify(actual),
        },
      ];
}

const tolerance = 1e-9;
