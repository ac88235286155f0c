/**
 * The path of a metric's page, for `usePageLink`.
 * @internal
 */
export function metricPath(metric: string): string {
  return `metrics/${encodeURIComponent(metric)}`;
}
