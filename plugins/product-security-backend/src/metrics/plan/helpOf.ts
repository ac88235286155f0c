import { MetricPlanHelp } from '@prodsec/backstage-plugin-product-security-common';
import { statusOf, Target } from '../definitions/target';
import { Fraction } from './FractionTally';

/** What is known of a number whose past cannot be changed. */
export interface PastNumber {
  /** A share of objects, or a mean of days. */
  kind: 'share' | 'mean';
  fraction: Fraction;
  target: Target;
  /** What is above the line, for people; of a mean, the objects it is of. */
  above: string;
  /** What is below the line, for people. */
  below?: string;
}

/**
 * How many more objects would bring a share or a mean of the past to its target: of a share that should rise, ones that count in full; of one that should fall,
 * ones that do not; of a mean, ones that take half of the time. `undefined` when no number of them does.
 */
export function helpOf(past: PastNumber): MetricPlanHelp | undefined {
  const { kind, fraction, target } = past;
  const days = kind === 'mean' ? target.value / 2 : undefined;
  const upwards = !target.operator.startsWith('<') && kind === 'share';
  const each = days ?? (upwards ? 1 : 0);
  const step = Math.abs(each - target.value);
  const { numerator, denominator } = fraction;
  const gap = Math.abs(numerator - target.value * denominator);
  if (step === 0 || denominator <= 0) return undefined;
  const after = (count: number) =>
    statusOf((numerator + count * each) / (denominator + count), target);
  // One more where a target must be passed and not only reached, or rounding stops just short of it.
  const least = Math.max(1, Math.floor(gap / step));
  const count = [least, least + 1, least + 2].find(n => after(n) === 'met');
  if (count === undefined) return undefined;
  return {
    count,
    ...(days === undefined ? {} : { days }),
    text: `What has happened stays, but ${count} more ${whichOf(
      past,
      days,
      upwards,
    )} would bring it to ${target.text}.`,
  };
}

function whichOf(
  { above, below }: PastNumber,
  days: number | undefined,
  upwards: boolean,
): string {
  if (days !== undefined) {
    return `${above} of ${days} ${days === 1 ? 'day' : 'days'} each`;
  }
  return upwards
    ? `of “${above}”, and none that falls short,`
    : `of “${below}”, none of them of “${above}”,`;
}
