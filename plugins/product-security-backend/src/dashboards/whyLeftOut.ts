import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';
import { ApplicationQuestion } from './ApplicationQuestion';
import { Shown } from './readHonestValue';

/**
 * Why a metric cannot be shown as it is to be, in words; `undefined` when it can.
 *
 * @remarks
 * A definition file of an adopter may take a segment or a part away from a metric that dashboards and narratives show by it.
 * @param filters - what the caller narrows the whole answer to
 */
export function whyLeftOut(
  { id, segments, parts = [] }: MetricDefinition,
  shown: Shown & { part?: string },
  filters: ApplicationQuestion['filters'],
): string | undefined {
  const isMissing = (name: string) =>
    !segments.some(segment => segment === name);
  const grouped = (shown.groupBy ?? []).filter(isMissing);
  if (grouped.length) {
    return `As it is defined now, ${id} cannot be grouped by ${grouped.join(
      ', ',
    )}`;
  }
  const filtered = Object.entries({ ...shown.filters, ...filters })
    .filter(([, values]) => values?.length)
    .map(([name]) => name)
    .filter(isMissing);
  if (filtered.length) {
    return `As it is defined now, ${id} cannot be narrowed to ${filtered.join(
      ', ',
    )}`;
  }
  return shown.part === undefined || parts.includes(shown.part)
    ? undefined
    : `As it is defined now, ${id} has no part ${shown.part}`;
}
