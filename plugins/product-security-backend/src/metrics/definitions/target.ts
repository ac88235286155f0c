import { MetricStatus } from '@prodsec/backstage-plugin-product-security-common';

/** A number to be reached, and from which side. */
export interface Target {
  operator: '>=' | '>' | '<=' | '<' | '==';
  value: number;
  /** As it was written. */
  text: string;
}

/** Reads a comparison such as `>= 0.95`; `undefined` when it is none. */
export function parseTarget(text: string): Target | undefined {
  const match = /^\s*(>=|>|<=|<|==)\s*(-?\d{1,15}(?:\.\d{1,15})?)\s*$/.exec(
    text,
  );
  if (!match) return undefined;
  return {
    operator: match[1] as Target['operator'],
    value: Number(match[2]),
    text: text.trim(),
  };
}

/** What {@link parseTarget} accepts, in words. */
export const targetForm =
  'a comparison (>=, >, <=, < or ==) and a number as text, such as ">= 0.95"';

/** Whether a value reaches its target. Having no data goes before having no target. */
export function statusOf(
  value: number | undefined,
  target: Target | undefined,
): MetricStatus {
  if (value === undefined) return 'no-data';
  if (!target) return 'no-target';
  return comparisons[target.operator](value, target.value) ? 'met' : 'missed';
}

const comparisons: Record<
  Target['operator'],
  (value: number, target: number) => boolean
> = {
  '>=': (value, target) => value >= target,
  '>': (value, target) => value > target,
  '<=': (value, target) => value <= target,
  '<': (value, target) => value < target,
  '==': (value, target) => value === target,
};
