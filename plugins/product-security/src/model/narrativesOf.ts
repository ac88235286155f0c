import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';

/**
 * The narratives that metrics serve, in the order they first occur, each with the ids of its metrics.
 * @internal
 */
export function narrativesOf(
  definitions: readonly Pick<MetricDefinition, 'id' | 'narratives'>[],
): Map<string, string[]> {
  const narratives = new Map<string, string[]>();
  for (const { id, narratives: served = [] } of definitions) {
    for (const narrative of served)
      narratives.set(narrative, [...(narratives.get(narrative) ?? []), id]);
  }
  return narratives;
}
