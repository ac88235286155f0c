import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';
import { checkmarxResult } from './checkmarxOne/checkmarxResult';
import { checkmarxSections } from './checkmarxOne/checkmarxSections';

/**
 * JSON of Checkmarx One: the results of its command line and API, and the improved scan report of its user interface. Code, packages, images,
 * infrastructure as code and secrets come in one report.
 *
 * @remarks
 * Source: `ScanResultsCollection` of ast-cli, and exports of the user interface. Results that are fixed are not reported; those judged not
 * exploitable come in suppressed.
 */
export const checkmarxOneParser: ReportParser = {
  format: 'checkmarx-one',
  title: 'Checkmarx One (JSON)',

  detect({ json }) {
    if (!isObject(json)) return false;
    if (sections.some(name => Object.hasOwn(json, name))) {
      return ['reportHeader', 'scanInformation'].some(name =>
        Object.hasOwn(json, name),
      );
    }
    const { results } = json;
    if (!Array.isArray(results)) return false;
    return results.length > 0
      ? isResult(results[0])
      : Object.hasOwn(json, 'totalCount') && Object.hasOwn(json, 'scanID');
  },

  parse(report) {
    const root = JsonNode.root(report);
    const isSections = sections.some(name => !root.get(name).isAbsent);
    const list = root.get('results');
    // Go writes null for a list of nothing.
    if (!isSections && !list.isList && root.get('totalCount').value !== 0) {
      throw list.wrong('a list');
    }
    return {
      tool: 'Checkmarx One',
      categories: [...(categoriesOf(root) ?? usualCategories)],
      results: isSections ? checkmarxSections(root) : resultsOf(list),
    };
  },
};

const sections = ['scanResults', 'iacScanResults', 'scaScanResults'];

function isResult(first: unknown): boolean {
  return ['type', 'similarityId', 'state', 'data'].every(
    name => isObject(first) && Object.hasOwn(first, name),
  );
}

function* resultsOf(list: JsonNode): Generator<ReportedResult> {
  for (const result of list.items()) {
    const found = checkmarxResult(result);
    if (found) yield found;
  }
}

/** What every scan covers unless somebody says otherwise; the list of results does not say. */
const usualCategories: Category[] = ['code', 'dependency', 'cloud'];

/** What the scanners that were run look for; `undefined` where the report does not name them. */
function categoriesOf(root: JsonNode): Set<Category> | undefined {
  const names = [
    ...root.get('scanInformation').get('scanners').looseTexts(),
    ...root.get('reportHeader').get('scanners').looseTexts(),
  ];
  const categories = new Set<Category>();
  for (const name of names) {
    const category = scanners.get(name.trim().toLowerCase());
    if (category) categories.add(category);
  }
  return categories.size === 0 ? undefined : categories;
}

const scanners = new Map<string, Category>([
  ['sast', 'code'],
  ['sca', 'dependency'],
  ['iac', 'cloud'],
  ['iac security', 'cloud'],
  ['kics', 'cloud'],
  ['containers', 'container'],
  ['container security', 'container'],
  ['secret detection', 'secret'],
  ['api security', 'code'],
]);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
