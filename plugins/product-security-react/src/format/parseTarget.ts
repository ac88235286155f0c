/** @public */
export type Comparison = '>=' | '>' | '<=' | '<' | '==';

/** A target that can be drawn and read out. @public */
export interface Target {
  comparison: Comparison;
  value: number;
}

/**
 * Reads a metric's target, e.g. `>= 0.95`; `undefined` for none and for text that is no comparison with a number.
 * @public
 */
export function parseTarget(text: string | null | undefined) {
  const match = /^\s*(>=|>|<=|<|==)\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text ?? '');
  if (!match) return undefined;
  const target: Target = {
    comparison: match[1] as Comparison,
    value: Number(match[2]),
  };
  return target;
}
