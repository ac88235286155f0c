import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { Report, ReportedResult, ReportParser } from '../ReportParser';
import { firstJsonObject, jsonValues } from '../jsonValues';
import { JsonNode } from '../JsonNode';
import { complianceResults } from './trivyOperator/complianceResults';
import {
  isOperatorResource,
  OperatorResource,
  operatorResources,
} from './trivyOperator/operatorResources';
import {
  checkResults,
  secretResults,
  vulnerabilityResults,
} from './trivyOperator/workloadResults';

/**
 * Reports of the Trivy Operator: its custom resources as `kubectl get -o json` writes them, alone, in a `List`, in a plain list, one
 * after the other, by the name of their definition, or as its webhook sends them.
 *
 * @remarks
 * Source: `pkg/apis/aquasecurity/v1alpha1` of the Trivy Operator. Vulnerabilities are `container`, checks and benchmarks `cloud`, exposed
 * secrets `secret`.
 */
export const trivyOperatorParser: ReportParser = {
  format: 'trivy-operator',
  title: 'Trivy Operator resources (JSON)',

  detect(report) {
    const { json } = report;
    return isOperatorResource(
      Array.isArray(json) ? json[0] : firstJsonObject(report),
    );
  },

  parse(report) {
    const categories = new Set<Category>();
    for (const { kind } of resourcesIn(report)) {
      const category = categoryOf(kind);
      if (category !== undefined) categories.add(category);
    }
    if (categories.size === 0) categories.add('container');
    return {
      tool: 'Trivy Operator',
      categories: [...categories],
      results: results(report),
    };
  },
};

function* resourcesIn(report: Report): Generator<OperatorResource> {
  for (const value of jsonValues(report)) yield* operatorResources(value);
}

function* results(report: Report): Generator<ReportedResult> {
  for (const { kind, node } of resourcesIn(report)) {
    if (node) yield* read(kind, node);
  }
}

function read(kind: string, node: JsonNode): Iterable<ReportedResult> {
  if (kind.endsWith('ComplianceReport')) return complianceResults(node);
  switch (categoryOf(kind)) {
    case 'container':
      return vulnerabilityResults(node);
    case 'secret':
      return secretResults(node);
    case 'cloud':
      return checkResults(node);
    default:
      return [];
  }
}

function categoryOf(kind: string): Category | undefined {
  const name = kind.toLocaleLowerCase('en-US');
  return kinds.find(([end]) => name.endsWith(end))?.[1];
}

/** A bill of materials covers the images and finds nothing. */
const kinds: Array<[string, Category]> = [
  ['vulnerabilityreport', 'container'],
  ['sbomreport', 'container'],
  ['exposedsecretreport', 'secret'],
  ['configauditreport', 'cloud'],
  ['assessmentreport', 'cloud'],
  ['compliancereport', 'cloud'],
  ['benchmarkreport', 'cloud'],
];
