import { Report, ReportParser } from '../ReportParser';
import { JsonNode } from '../JsonNode';
import { XmlNode, xmlRoot } from '../XmlNode';
import { isVexDocument } from './cyclonedx/cyclonedxAnalysis';
import { CycloneDxComponents } from './cyclonedx/CycloneDxComponents';
import { cyclonedxFromXml } from './cyclonedx/cyclonedxFromXml';
import { cyclonedxResults } from './cyclonedx/cyclonedxResults';
import { cyclonedxStatements } from './cyclonedx/cyclonedxStatements';

/**
 * CycloneDX 1.2 to 1.7 in JSON, 1.0 to 1.7 in XML: bills of materials, with or without vulnerabilities, and VEX documents.
 *
 * @remarks
 * Source: ECMA-424 with its JSON and XML schemas, and the vulnerability extension 1.0 that XML documents before 1.4 use. A bill of materials
 * without vulnerabilities is a scan without results. Analysed vulnerabilities without components are a VEX document.
 */
export const cyclonedxParser: ReportParser = {
  format: 'cyclonedx',
  title: 'CycloneDX (JSON, XML)',

  detect(report) {
    const { json } = report;
    if (json === undefined) return isXml(report);
    return (
      typeof json === 'object' &&
      json !== null &&
      'bomFormat' in json &&
      json.bomFormat === 'CycloneDX'
    );
  },

  parse(report) {
    const root = /^\s*</.test(report.head)
      ? JsonNode.of(cyclonedxFromXml(XmlNode.root(report)), 'bom')
      : jsonRoot(report);
    const subject = root.get('metadata').get('component');
    const image =
      subject.get('type').text() === 'container'
        ? subject.get('name').text()
        : undefined;
    const category = image === undefined ? 'dependency' : 'container';
    const components = new CycloneDxComponents(root);
    return {
      tool: toolOf(root.get('metadata').get('tools')) ?? 'CycloneDX',
      categories: [category],
      results: cyclonedxResults(root, components, { category, image }),
      statements: isVexDocument(root)
        ? cyclonedxStatements(root, components)
        : undefined,
    };
  },
};

function isXml(report: Report): boolean {
  const root = xmlRoot(report);
  return (
    root?.name === 'bom' &&
    root.namespaces.some(each =>
      each.startsWith('http://cyclonedx.org/schema/bom/'),
    )
  );
}

function jsonRoot(report: Report): JsonNode {
  const root = JsonNode.root(report);
  if (root.get('bomFormat').text() !== 'CycloneDX') {
    throw root.get('bomFormat').wrong("the text 'CycloneDX'");
  }
  return root;
}

/** The first tool that has a name: a list of tools up to 1.4, components and services since. */
function toolOf(tools: JsonNode): string | undefined {
  const lists = tools.isList
    ? [tools]
    : [tools.get('components'), tools.get('services')];
  for (const list of lists) {
    for (const tool of list.items()) {
      const name = tool.get('name').text();
      if (name !== undefined) return name;
    }
  }
  return undefined;
}
