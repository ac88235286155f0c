import type {
  DefinitionsTest,
  TestedExample,
} from '@prodsec/backstage-plugin-product-security-backend/definitions';
import { formatTable } from '../terminal/formatTable';
import { printable } from '../terminal/printable';

/** The result of testing definitions, for people: what is wrong with its place, and a count. */
export function formatTestAsText(
  files: readonly string[],
  { examples, problems }: DefinitionsTest,
): string[] {
  if (problems.length) {
    return [
      ...problems.map(({ file, line, column, reason }) => {
        const place = [file, line, column].filter(part => part !== undefined);
        return printable(`${place.join(':')}: ${reason}`);
      }),
      `${counted(problems.length, 'problem')}; the backend would refuse ${
        files.length === 1 ? 'this file' : 'these files'
      }`,
    ];
  }
  const failed = examples.filter(({ differences }) => differences.length);
  const accepted = `${counted(files.length, 'file')} accepted`;
  return [
    ...failed.flatMap(describeFailure),
    examples.length
      ? `${accepted}; ${counted(examples.length, 'example')}: ${
          examples.length - failed.length
        } passed, ${failed.length} failed`
      : `${accepted}; no examples`,
  ];
}

/** What a failed example is, and how it differs, as lines. */
export function describeFailure(example: TestedExample): string[] {
  const rows = example.differences.map(
    ({ path, expected = 'nothing', actual = 'nothing' }) => [
      path,
      expected,
      actual,
    ],
  );
  return [
    printable(
      `${example.file}:${example.line}: ${nameOfExample(example)}: failed`,
    ),
    ...formatTable(['', 'expected', 'actual'], rows).map(line => `  ${line}`),
    '',
  ];
}

/** What an example is called. */
export function nameOfExample({ metric, title }: TestedExample): string {
  return title === undefined ? metric : `${metric}: ${title}`;
}

function counted(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
