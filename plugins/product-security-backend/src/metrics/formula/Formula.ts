/** Arithmetic over measures. */
export type Formula =
  | { op: 'number'; value: number }
  | { op: 'measure'; id: string }
  | { op: 'negate'; of: Formula }
  | { op: ArithmeticOperator; left: Formula; right: Formula };

/** The operators of a formula. */
export type ArithmeticOperator = '+' | '-' | '*' | '/';

/** The measures a formula names, each once, in the order of the text. */
export function measuresOf(formula: Formula): string[] {
  const ids = new Set<string>();
  const visit = (part: Formula): void => {
    if (part.op === 'measure') ids.add(part.id);
    else if (part.op === 'negate') visit(part.of);
    else if (part.op !== 'number') {
      visit(part.left);
      visit(part.right);
    }
  };
  visit(formula);
  return [...ids];
}
