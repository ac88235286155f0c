import {
  MetricDefinition,
  MetricGroup,
} from '@prodsec/backstage-plugin-product-security-common';

/**
 * Brings the groups of a number into the order they should be read in: those that miss their target first, the furthest
 * from it on top.
 *
 * @returns Apart from them those without data, and those whose 0 says only that nobody looked: neither good nor bad.
 * @internal
 */
export function rankGroups(
  groups: MetricGroup[],
  direction: MetricDefinition['direction'],
): { known: MetricGroup[]; unknown: MetricGroup[] } {
  const isKnown = ({ value, considered }: MetricGroup) =>
    value !== null && !considered?.unknown;
  const worse = (a: MetricGroup, b: MetricGroup) =>
    (direction === 'up' ? 1 : -1) * (a.value! - b.value!);
  return {
    known: groups
      .filter(isKnown)
      .sort(
        (a, b) => missed(b) - missed(a) || worse(a, b) || byName(a.key, b.key),
      ),
    unknown: groups
      .filter(group => !isKnown(group))
      .sort((a, b) => byName(a.key, b.key)),
  };
}

function missed({ status }: MetricGroup) {
  return Number(status === 'missed');
}

function byName(a: MetricGroup['key'], b: MetricGroup['key']) {
  return Object.values(a).join().localeCompare(Object.values(b).join());
}
