/** Something wrong in a file of metric definitions, and where. Lines and columns count from 1. */
export interface DefinitionProblem {
  file: string;
  line: number;
  column: number;
  reason: string;
}

/** Metric definitions that cannot be used: everything that is wrong in them, a line each. */
export class DefinitionsError extends Error {
  constructor(readonly problems: DefinitionProblem[]) {
    super(
      problems
        .map(
          ({ file, line, column, reason }) =>
            `${file}:${line}:${column}: ${reason}`,
        )
        .join('\n'),
    );
    this.name = 'DefinitionsError';
  }
}
