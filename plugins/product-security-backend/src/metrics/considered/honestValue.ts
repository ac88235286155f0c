import {
  MetricGroup,
  MetricValue,
} from '@prodsec/backstage-plugin-product-security-common';
import { Considerations, keyId } from './Considerations';
import { considering } from './considering';
import { honestNumbers } from './honestNumbers';
import { isUnknown } from './isUnknown';

/**
 * A metric's numbers as far as they are known: a 0 that only says that nobody looked is "no data", and groups of which nothing is known are listed after
 * the others.
 *
 * @remarks
 * Applications of which nothing is known are not listed one by one where they are the groups.
 */
export function honestValue(
  value: MetricValue,
  { groups }: Considerations,
): MetricValue {
  const told = new Set(value.groups.map(({ key }) => keyId(key)));
  const silent = [...(groups ?? [])].flatMap(([id, { key, counts }]) => {
    const isListed =
      !told.has(id) &&
      counts.dataNeeded !== 'catalog' &&
      !('application' in key) &&
      isUnknown(counts);
    if (!isListed) return [];
    const group: MetricGroup = {
      key,
      value: null,
      numerator: null,
      denominator: null,
      status: 'no-data',
      considered: considering(counts, null),
    };
    return [{ id, group }];
  });
  return {
    ...honestNumbers(value, value.considered),
    groups: [
      ...value.groups.map(group =>
        group.considered ? honestNumbers(group, group.considered) : group,
      ),
      ...silent
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ group }) => group),
    ],
  };
}
