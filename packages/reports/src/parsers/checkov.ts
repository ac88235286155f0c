import {
  Category,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';
import { checkovVulnerability } from './checkov/checkovVulnerability';

/**
 * JSON of Checkov (`-o json`): the report of one framework, a list of them, or the bare summary of a run that checked nothing.
 *
 * @remarks
 * Source: `Report.get_dict` and `Record` of Checkov. What is skipped by a comment or a setting is suppressed. Licence violations of packages are
 * no security findings and are passed over.
 */
export const checkovParser: ReportParser = {
  format: 'checkov',
  title: 'Checkov (JSON)',

  detect({ json }) {
    const first: unknown = Array.isArray(json) ? json[0] : json;
    return (
      (hasShape(first, 'check_type', 'results') &&
        (hasShape(first.summary, 'checkov_version') ||
          hasShape(first.results, 'failed_checks'))) ||
      hasShape(first, 'passed', 'failed', 'checkov_version')
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    const categories = new Set<Category>();
    for (const framework of frameworksOf(root)) {
      categories.add(categoryOf(framework));
    }
    if (categories.size === 0) categories.add('cloud');
    return {
      tool: 'Checkov',
      categories: [...categories],
      results: results(root),
    };
  },
};

/** The reports of the frameworks. */
function* frameworksOf(root: JsonNode): Generator<JsonNode> {
  if (root.isList || root.isAbsent) yield* root.items();
  else yield root;
}

function categoryOf(framework: JsonNode): Category {
  const checkType = framework.get('check_type').text();
  if (checkType === undefined) {
    const isSummary = framework.get('checkov_version').text() !== undefined;
    if (!isSummary) throw framework.get('check_type').wrong('a text');
    return 'cloud';
  }
  return (
    categories.get(checkType) ??
    (checkType.startsWith('sast') ? 'code' : 'cloud')
  );
}

const categories = new Map<string, Category>([
  ['secrets', 'secret'],
  ['sca_package', 'dependency'],
  ['sca_image', 'container'],
]);

function* results(root: JsonNode): Generator<ReportedResult> {
  for (const framework of frameworksOf(root)) {
    const category = categoryOf(framework);
    const lists = framework.get('results');
    for (const [name, suppressed] of listsOfResults) {
      for (const check of lists.get(name).items()) {
        const result = resultOf(check, category);
        if (result) yield { ...result, suppressed };
      }
    }
  }
}

const listsOfResults = [
  ['failed_checks', false],
  ['skipped_checks', true],
] as const;

function resultOf(
  check: JsonNode,
  category: Category,
): ReportedResult | undefined {
  if (category === 'dependency' || category === 'container') {
    return checkovVulnerability(check, category);
  }
  const rule = check.get('check_id').requiredText();
  const severity = check.get('severity').text();
  const path = pathOf(check);
  return {
    category,
    rule,
    title: check.get('check_name').text() ?? rule,
    severity: severity === undefined ? undefined : severityOfWord(severity),
    cwe: check.get('cwe').looseTexts(),
    location: {
      path,
      line: check.get('file_line_range').at(0).number() || undefined,
    },
    ...identityOf(check, category, path),
  };
}

/** Relative to the folder that was scanned, and written with a slash in front all the same. */
function pathOf(check: JsonNode): string | undefined {
  return check.get('file_path').text()?.replace(/^\/+/, '');
}

function identityOf(
  check: JsonNode,
  category: Category,
  path: string | undefined,
): Pick<ReportedResult, 'code' | 'fingerprint'> {
  const resource = check.get('resource').text();
  if (category === 'secret') {
    // The resource is a hash of the credential. The path belongs to it: one credential may be in several files.
    return {
      fingerprint: resource === undefined ? undefined : `${path}:${resource}`,
    };
  }
  if (category === 'code') return { code: codeOf(check) ?? resource };
  // Within pipelines the resource ends in its range of lines.
  return { code: resource?.replaceAll(/\[\d{1,9}:\d{1,9}\]/g, '') };
}

/** The block of code, whose lines come with their numbers. */
function codeOf(check: JsonNode): string | undefined {
  const lines: string[] = [];
  for (const line of check.get('code_block').items()) {
    lines.push(line.at(1).text() ?? '');
  }
  return lines.length === 0 ? undefined : lines.join('');
}
