import { resolve } from 'node:path';
import {
  DefinitionProblem,
  DefinitionsError,
} from '../definitions/DefinitionsError';
import {
  builtInFile,
  readDefinitionText,
} from '../definitions/loadDefinitions';
import {
  DefinitionSet,
  DefinitionText,
  readDefinitions,
} from '../definitions/readDefinitions';
import { Difference } from './differencesOf';
import { runExamples } from './runExamples';

/**
 * What is wrong in a file of definitions. Lines and columns count from 1.
 *
 * @public
 */
export interface TestedProblem {
  /** The file, as it was named. */
  file: string;
  /** Absent where it is the whole file. */
  line?: number;
  column?: number;
  /** What is wrong and what is accepted, in words. */
  reason: string;
}

/**
 * Something that is not as an example expects it.
 *
 * @public
 */
export interface TestedDifference {
  /** What it is, such as `value` or `groups[tier=1].numerator`. */
  path: string;
  /** As JSON; absent where nothing was expected. */
  expected?: string;
  /** As JSON; absent where there is nothing. */
  actual?: string;
}

/**
 * How an example went.
 *
 * @public
 */
export interface TestedExample {
  /** The file, as it was named. */
  file: string;
  line: number;
  /** Id of the metric. */
  metric: string;
  title?: string;
  /** What is not as expected; empty when it passes. */
  differences: TestedDifference[];
}

/**
 * What became of files of definitions.
 *
 * @public
 */
export interface DefinitionsTest {
  /** Why the plugin would refuse the files; empty when it takes them. */
  problems: TestedProblem[];
  /** Ids of the metrics that there are with these files, the built-in ones among them. */
  metrics: string[];
  /** In the order of the files; empty when they are refused. */
  examples: TestedExample[];
}

/**
 * Checks files of metric definitions as the plugin does at its start, and runs the examples in them.
 *
 * @param options - `files` in the order of `productSecurity.metrics.files`; relative paths start at `folder`, the working folder by default
 * @public
 */
export async function testDefinitions(options: {
  files: readonly string[];
  folder?: string;
}): Promise<DefinitionsTest> {
  const { files, folder = process.cwd() } = options;
  const problems: DefinitionProblem[] = [];
  let definitions: DefinitionSet | undefined;
  try {
    const builtIn = builtInFile();
    const own = await readAll(files, folder, problems);
    if (!problems.length) {
      const isBuiltIn = files.some(file => resolve(folder, file) === builtIn);
      const first = isBuiltIn ? [] : [await readDefinitionText(builtIn)];
      definitions = readDefinitions([...first, ...own]);
    }
  } catch (error) {
    if (!(error instanceof DefinitionsError)) throw error;
    problems.push(...error.problems);
  }
  const results = definitions
    ? await runExamples(
        definitions,
        definitions.examples.filter(({ file }) => files.includes(file)),
      )
    : [];
  return {
    problems: problems.map(problem => ({ file: '', ...problem })),
    metrics: [...(definitions?.metrics.keys() ?? [])],
    examples: results.map(({ example, differences }) => ({
      file: example.file,
      line: example.line,
      metric: example.metric,
      ...(example.title === undefined ? {} : { title: example.title }),
      differences: differences satisfies Difference[],
    })),
  };
}

/** The texts of the files by the names they were given; what cannot be read is a problem of its own. */
async function readAll(
  files: readonly string[],
  folder: string,
  problems: DefinitionProblem[],
): Promise<DefinitionText[]> {
  const texts: DefinitionText[] = [];
  for (const file of files) {
    try {
      const { text } = await readDefinitionText(resolve(folder, file));
      texts.push({ name: file, text });
    } catch (error) {
      if (!(error instanceof DefinitionsError)) throw error;
      problems.push(...error.problems.map(each => ({ ...each, file })));
    }
  }
  return texts;
}
