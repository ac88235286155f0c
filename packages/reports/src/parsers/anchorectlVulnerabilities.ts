import { ReportedResult, ReportParser } from '../ReportParser';
import { JsonNode } from '../JsonNode';
import { hasShape } from '../hasShape';
import { anchoreVulnerability } from './anchore/anchoreVulnerability';

/**
 * JSON of AnchoreCTL, `anchorectl image vulnerabilities --output json`: the list, or an object that has it as `vulnerabilities`.
 *
 * @remarks
 * Source: the Anchore Enterprise API as AnchoreCTL writes it, in camel case.
 */
export const anchorectlVulnerabilitiesParser: ReportParser = {
  format: 'anchorectl-vulnerabilities',
  title: 'AnchoreCTL vulnerabilities (JSON)',

  detect({ json }) {
    const list = hasShape(json) ? json.vulnerabilities : json;
    return Array.isArray(list) && hasShape(list[0], 'vuln', 'packageName');
  },

  parse(report) {
    const root = JsonNode.root(report);
    const list = root.isList ? root : root.get('vulnerabilities');
    if (list.isAbsent && !root.isAbsent) throw list.wrong('a list');
    return {
      tool: 'AnchoreCTL',
      categories: ['container'],
      results: results(list, root.isObject ? imageOf(root) : undefined),
    };
  },
};

function* results(
  list: JsonNode,
  image: string | undefined,
): Generator<ReportedResult> {
  for (const item of list.items()) yield* anchoreVulnerability(item, image);
}

function imageOf(root: JsonNode): string | undefined {
  return root.get('imageFullTag').text() ?? root.get('imageDigest').text();
}
