import type {
  DefinitionsTest,
  TestedExample,
  TestedProblem,
} from '@prodsec/backstage-plugin-product-security-backend/definitions';
import { escapeXml } from '../terminal/escapeXml';
import { describeFailure, nameOfExample } from './formatTestAsText';

/**
 * The result of testing definitions as JUnit XML, in the form that CI systems read: a suite for each file, with a case for being accepted and one for
 * each example.
 */
export function formatTestAsJUnit(
  files: readonly string[],
  { examples, problems }: DefinitionsTest,
): string[] {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="prodsec metrics test">',
    ...files.flatMap(file =>
      suiteOf(
        file,
        problems.filter(problem => problem.file === file),
        examples.filter(example => example.file === file),
      ),
    ),
    '</testsuites>',
  ];
}

function suiteOf(
  file: string,
  problems: TestedProblem[],
  examples: TestedExample[],
): string[] {
  const failed = examples.filter(({ differences }) => differences.length);
  const failures = failed.length + (problems.length ? 1 : 0);
  return [
    `  <testsuite name="${escapeXml(file)}" tests="${
      examples.length + 1
    }" failures="${failures}">`,
    ...caseOf(file, 'is accepted', problems.map(lineOf)),
    ...examples.flatMap(example =>
      caseOf(
        file,
        `${nameOfExample(example)} (line ${example.line})`,
        example.differences.length ? describeFailure(example).slice(1, -1) : [],
      ),
    ),
    '  </testsuite>',
  ];
}

function caseOf(file: string, name: string, failure: string[]): string[] {
  const start = `    <testcase classname="${escapeXml(file)}" name="${escapeXml(
    name,
  )}"`;
  if (!failure.length) return [`${start}/>`];
  return [
    `${start}>`,
    `      <failure message="${escapeXml(
      failure.length === 1 ? failure[0] : `${name}: not as expected`,
    )}">${escapeXml(failure.join('\n'))}</failure>`,
    '    </testcase>',
  ];
}

function lineOf({ file, line, column, reason }: TestedProblem): string {
  const place = [file, line, column].filter(part => part !== undefined);
  return `${place.join(':')}: ${reason}`;
}
