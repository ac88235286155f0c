/** Something wrong with metric definitions, and where. Lines and columns count from 1. */
export interface DefinitionProblem {
  /** Absent where it is the configuration that is wrong. */
  file?: string;
  /** Absent where it is the whole file. */
  line?: number;
  column?: number;
  reason: string;
}

/** Metric definitions that cannot be used: everything that is wrong in them, a line each. */
export class DefinitionsError extends Error {
  constructor(readonly problems: DefinitionProblem[]) {
    super(problems.map(problemText).join('\n'));
    this.name = 'DefinitionsError';
  }
}

/** A problem as people read it, in a log for example: `own.yaml:3:5: metric a has no title`. */
export function problemText({
  file,
  line,
  column,
  reason,
}: DefinitionProblem): string {
  const place = [file, line, column].filter(part => part !== undefined);
  return place.length ? `${place.join(':')}: ${reason}` : reason;
}
