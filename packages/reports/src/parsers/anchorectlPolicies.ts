import { ReportedResult, ReportParser } from '../ReportParser';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { anchorePolicyCheck } from './anchore/anchorePolicyCheck';

/**
 * JSON of AnchoreCTL, `anchorectl image check --detail --output json`: an evaluation with `evaluations`, or the list of its first versions.
 *
 * @remarks
 * Source: the Anchore Enterprise API as AnchoreCTL writes it, in camel case.
 */
export const anchorectlPoliciesParser: ReportParser = {
  format: 'anchorectl-policies',
  title: 'AnchoreCTL policy evaluation (JSON)',

  detect({ json }) {
    if (Array.isArray(json)) {
      return hasShape(json[0], 'detail', 'policyId', 'finalAction');
    }
    return (
      hasShape(json, 'evaluations', 'policyId') ||
      hasShape(json, 'evaluations', 'evaluatedTag')
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    if (!root.isList && root.get('evaluations').isAbsent) {
      throw root.get('evaluations').wrong('a list');
    }
    return {
      tool: 'AnchoreCTL',
      categories: ['container', 'cloud'],
      results: results(root),
    };
  },
};

function* results(root: JsonNode): Generator<ReportedResult> {
  const evaluations = root.isList ? root : root.get('evaluations');
  for (const evaluation of evaluations.items()) {
    const details = evaluation.get(root.isList ? 'detail' : 'details');
    const list = details.isObject ? details.get('findings') : details;
    for (const item of list.items()) {
      const result = anchorePolicyCheck({
        gate: item.get('gate').requiredText(),
        trigger: firstOf(item, 'triggerName', 'trigger').text(),
        triggerId: item.get('triggerId').requiredText(),
        message: firstOf(item, 'description', 'message').text(),
        action: firstOf(item, 'status', 'action').text(),
        suppressed: item.get('allowlisted').value === true,
        image:
          item.get('tag').text() ??
          (root.isList ? undefined : root.get('evaluatedTag').text()),
      });
      if (result) yield result;
    }
  }
}

function firstOf(item: JsonNode, ...names: string[]): JsonNode {
  const [name, ...others] = names;
  const node = item.get(name);
  return node.isAbsent && others.length > 0 ? firstOf(item, ...others) : node;
}
