import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';

/**
 * The metrics that have every word of the query somewhere in their definition, in the order they came in.
 *
 * @param narrativeTitle - How a narrative is called on the page.
 * @internal
 */
export function searchMetrics(
  definitions: MetricDefinition[],
  query: string,
  narrativeTitle: (id: string) => string,
): MetricDefinition[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return definitions.filter(definition => {
    const text = [
      definition.id,
      definition.title,
      definition.description,
      definition.businessValue,
      definition.owner,
      definition.formula,
      ...(definition.audience ?? []),
      ...(definition.narratives ?? []).flatMap(id => [id, narrativeTitle(id)]),
      ...definition.sourceObjects,
    ]
      .join('\n')
      .toLocaleLowerCase();
    return words.every(word => text.includes(word));
  });
}
