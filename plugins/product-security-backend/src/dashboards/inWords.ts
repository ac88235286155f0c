import { MetricUnit } from '@prodsec/backstage-plugin-product-security-common';
import { parseTarget, Target } from '../metrics/definitions/target';

/** A metric's number in words, to one decimal. A share that is not quite everything, or not quite nothing, never reads as if it were. */
export function inWords(value: number, unit: MetricUnit): string {
  if (unit === 'ratio') return share(value);
  return `${number(value)}${units[unit](number(value) === '1')}`;
}

/** A difference between two numbers of a metric, without its sign. */
export function differenceInWords(
  difference: number,
  unit: MetricUnit,
): string {
  const size = Math.abs(difference);
  if (unit !== 'ratio') return inWords(size, unit);
  const points = number(size * 100);
  return points === '0'
    ? 'less than 0.1 percentage points'
    : `${points} percentage point${points === '1' ? '' : 's'}`;
}

/** A target such as `>= 0.95` in words; text of another form stays as it is. */
export function targetInWords(text: string, unit: MetricUnit): string {
  const target = parseTarget(text);
  return target
    ? `${operators[target.operator]} ${inWords(target.value, unit)}`
    : text;
}

/** A number of things. */
export function counted(
  count: number,
  one: string,
  several = `${one}s`,
): string {
  return `${number(count)} ${count === 1 ? one : several}`;
}

/** Things as people list them: `a, b and c`. */
export function listed(things: readonly string[]): string {
  if (things.length < 2) return things.join('');
  return `${things.slice(0, -1).join(', ')} and ${things[things.length - 1]}`;
}

const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

function number(value: number): string {
  const text = format.format(value);
  return text === '-0' ? '0' : text;
}

function share(value: number): string {
  const text = number(value * 100);
  if (text === '100' && value < 1) return 'over 99.9 %';
  if (text === '0' && value > 0) return 'under 0.1 %';
  return `${text} %`;
}

const units: Record<
  Exclude<MetricUnit, 'ratio'>,
  (isOne: boolean) => string
> = {
  days: isOne => (isOne ? ' day' : ' days'),
  points: isOne => (isOne ? ' point' : ' points'),
  count: () => '',
  per_100_repositories: () => ' per 100 repositories',
  per_1000_commits: () => ' per 1,000 commits',
};

const operators: Record<Target['operator'], string> = {
  '>=': 'at least',
  '>': 'more than',
  '<=': 'at most',
  '<': 'less than',
  '==': 'exactly',
};
