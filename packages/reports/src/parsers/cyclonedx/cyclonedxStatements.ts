import { JsonNode } from '../../JsonNode';
import { VexStatement } from '../../ReportParser';
import { firstTimestamp } from '../vex/firstTimestamp';
import { VexAssertion } from '../vex/VexAssertion';
import { vexStatement } from '../vex/vexReport';
import { analysisStatus } from './cyclonedxAnalysis';
import { CycloneDxComponents } from './CycloneDxComponents';
import { cyclonedxIds } from './cyclonedxIds';

/** What a CycloneDX VEX document states. */
export function* cyclonedxStatements(
  root: JsonNode,
  components: CycloneDxComponents,
): Generator<VexStatement> {
  const common = {
    author: authorOf(root.get('metadata')),
    document: root.get('serialNumber').text(),
  };
  for (const vulnerability of root.get('vulnerabilities').items()) {
    const status = analysisStatus(vulnerability);
    if (status === undefined) continue;
    const analysis = vulnerability.get('analysis');
    const assertion: VexAssertion = {
      ...common,
      vulnerabilityIds: cyclonedxIds(vulnerability),
      status,
      components: [...vulnerability.get('affects').items()].map(affected =>
        components.product(affected.get('ref').requiredText()),
      ),
      justification: analysis.get('justification').text(),
      explanation: analysis.get('detail').text(),
      statedAt: firstTimestamp(
        analysis.get('lastUpdated').text(),
        analysis.get('firstIssued').text(),
        root.get('metadata').get('timestamp').text(),
      ),
    };
    yield vexStatement(assertion);
  }
}

/** Who made the document, else who made or sells what it is about. */
function authorOf(metadata: JsonNode): string | undefined {
  for (const author of metadata.get('authors').items()) {
    const name = author.get('name').text();
    if (name !== undefined) return name;
  }
  for (const role of ['manufacturer', 'manufacture', 'supplier']) {
    const name = metadata.get(role).get('name').text();
    if (name !== undefined) return name;
  }
  return undefined;
}
