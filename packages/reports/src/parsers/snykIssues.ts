import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';
import { snykIssue } from './snyk/snykIssue';

/**
 * JSON of the issues of the Snyk REST API (`/rest/orgs/{id}/issues`, `/rest/groups/{id}/issues`): one page, or a list of pages.
 *
 * @remarks
 * Source: the OpenAPI document of the Snyk REST API. Resolved issues and those of licences are passed over, ignored ones come in suppressed.
 */
export const snykIssuesParser: ReportParser = {
  format: 'snyk-issues',
  title: 'Snyk issues (REST API, JSON)',

  detect({ json }) {
    const page: unknown = Array.isArray(json) ? json[0] : json;
    if (!hasShape(page, 'data') || !Array.isArray(page.data)) return false;
    const [first] = page.data;
    if (first === undefined) return hasShape(page, 'jsonapi');
    return (
      hasShape(first, 'type', 'attributes') &&
      first.type === 'issue' &&
      hasShape(first.attributes, 'key', 'type')
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    const categories = new Set<Category>();
    for (const result of results(root)) categories.add(result.category);
    if (categories.size === 0) categories.add('dependency');
    return {
      tool: 'Snyk',
      categories: [...categories],
      results: results(root),
    };
  },
};

function* results(root: JsonNode): Generator<ReportedResult> {
  for (const page of root.isList ? root.items() : [root]) {
    const data = page.get('data');
    if (!data.isList) throw data.wrong('a list');
    for (const issue of data.items()) yield* snykIssue(issue);
  }
}
