import {
  MetricDefinition,
  MetricNumbers,
} from '@prodsec/backstage-plugin-product-security-common';

/** Groups in the order in which they want attention: the worst value first by the metric's direction, those without data last; else as they were. */
export function worstFirst<Group extends Pick<MetricNumbers, 'value'>>(
  groups: readonly Group[],
  direction: MetricDefinition['direction'] | null,
): Group[] {
  const sign = direction === 'up' ? 1 : -1;
  return [...groups].sort((a, b) => {
    if (a.value === null || b.value === null) {
      return Number(a.value === null) - Number(b.value === null);
    }
    return sign * (a.value - b.value);
  });
}
