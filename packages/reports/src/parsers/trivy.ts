import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult, ReportParser } from '../ReportParser';
import { JsonNode } from '../JsonNode';
import {
  isImageReport,
  TrivySection,
  trivySections,
} from './trivy/trivySections';
import {
  misconfiguration,
  secret,
  suppressed,
  vulnerability,
} from './trivy/trivyResults';

/**
 * JSON of Trivy: schema 2, cluster reports (`trivy k8s`), compliance reports in full (`--compliance … --report all`), and the bare list of its
 * first versions.
 *
 * @remarks
 * Source: `types.Report`, `report.Report` and `report.ComplianceReport` of Trivy. Operating system packages, and anything in an image, are `container`, other
 * packages `dependency`, misconfigurations `cloud`. What an ignore file, an exception or a VEX document takes away comes in suppressed, where the report
 * shows it. Licences are no security findings and are passed over.
 */
export const trivyParser: ReportParser = {
  format: 'trivy',
  title: 'Trivy (JSON)',

  detect({ json }) {
    if (Array.isArray(json)) return isFirstFormat(json[0]);
    if (typeof json !== 'object' || json === null) return false;
    const has = (name: string) => Object.hasOwn(json, name);
    return (
      (has('SchemaVersion') && (has('ArtifactName') || has('Results'))) ||
      (has('ClusterName') &&
        ['Resources', 'Vulnerabilities', 'Misconfigurations', 'Findings'].some(
          has,
        )) ||
      (has('ID') && has('Title') && has('Results') && has('RelatedResources'))
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    const sections = [...trivySections(root)];
    const categories = new Set<Category>();
    for (const section of sections) {
      if (section.category !== undefined) categories.add(section.category);
    }
    if (categories.size === 0) categories.add(categoryWithoutSections(root));
    return {
      tool: 'Trivy',
      categories: [...categories],
      results: results(sections),
    };
  },
};

function isFirstFormat(first: unknown): boolean {
  return (
    typeof first === 'object' &&
    first !== null &&
    Object.hasOwn(first, 'Target') &&
    Object.hasOwn(first, 'Type')
  );
}

function categoryWithoutSections(root: JsonNode): Category {
  return root.isObject && isImageReport(root) ? 'container' : 'dependency';
}

function* results(sections: TrivySection[]): Generator<ReportedResult> {
  for (const section of sections) {
    const { node } = section;
    for (const item of node.get('Vulnerabilities').items()) {
      yield vulnerability(item, section);
    }
    for (const item of node.get('Misconfigurations').items()) {
      // Checks that passed are listed too, on request.
      if (item.get('Status').text() !== 'PASS') {
        yield misconfiguration(item, section);
      }
    }
    for (const item of node.get('Secrets').items()) {
      yield secret(item, section);
    }
    for (const item of node.get('ExperimentalModifiedFindings').items()) {
      yield* suppressed(item, section);
    }
  }
}
