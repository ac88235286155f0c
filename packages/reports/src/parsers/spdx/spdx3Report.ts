import { ParsedReport } from '../../ReportParser';
import { JsonNode } from '../../JsonNode';
import { orderVulnerabilityIds } from '../../vulnerabilityIds';
import { VexAssertion } from '../vex/VexAssertion';
import { vexResults, vexStatement } from '../vex/vexReport';
import { Spdx3Graph } from './Spdx3Graph';
import { Spdx3Packages } from './Spdx3Packages';
import { Spdx3Vulnerabilities } from './Spdx3Vulnerabilities';
import { spdx3Assessments } from './spdx3Assessments';
import { spdx3Associations } from './spdx3Associations';
import { spdxToolName } from './spdxToolName';

/** Whether a JSON value is an SPDX 3 document. Never throws. */
export function isSpdx3(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  const context = (json as Record<string, unknown>)['@context'];
  const contexts = Array.isArray(context) ? context : [context];
  return contexts.some(
    each =>
      typeof each === 'string' &&
      /^https?:\/\/spdx\.(?:org|github\.io)\/.*[/v]3\.\d/.test(each),
  );
}

/**
 * What an SPDX 3 document reports: its VEX assessments, and vulnerabilities that it associates with a package without assessing them.
 *
 * @remarks
 * Source: the security profile of SPDX 3.0.
 */
export function spdx3Report(root: JsonNode): ParsedReport {
  const graph = new Spdx3Graph(root);
  const packages = new Spdx3Packages(graph);
  const vulnerabilities = new Spdx3Vulnerabilities(graph);
  const assessments = [...spdx3Assessments(graph, packages, vulnerabilities)];
  const assessed = new Set(assessments.flatMap(keysOf));
  const associations = [
    ...spdx3Associations(graph, packages, vulnerabilities),
  ].filter(association => !keysOf(association).some(key => assessed.has(key)));
  return {
    tool: toolOf(graph) ?? 'SPDX',
    categories: packages.categories(),
    results: vexResults([...assessments, ...associations]),
    statements: assessments.map(vexStatement),
  };
}

/** One for each package that is spoken of. */
function keysOf({ vulnerabilityIds, components }: VexAssertion): string[] {
  const [rule] = orderVulnerabilityIds(vulnerabilityIds);
  return components.map(({ id }) => `${rule}\0${id}`);
}

function toolOf(graph: Spdx3Graph): string | undefined {
  for (const tool of graph.ofType('Tool', 'SoftwareAgent')) {
    const name = tool.get('name').text();
    if (name !== undefined) return spdxToolName(name);
  }
  return undefined;
}
