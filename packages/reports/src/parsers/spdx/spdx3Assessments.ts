import { VexStatement } from '../../ReportParser';
import { JsonNode } from '../../JsonNode';
import { firstTimestamp } from '../vex/firstTimestamp';
import { VexAssertion } from '../vex/VexAssertion';
import { idOf, referencesOf, Spdx3Graph } from './Spdx3Graph';
import { Spdx3Packages } from './Spdx3Packages';
import { Spdx3Vulnerabilities } from './Spdx3Vulnerabilities';

/** What the VEX assessments of an SPDX 3 document say. */
export function* spdx3Assessments(
  graph: Spdx3Graph,
  packages: Spdx3Packages,
  vulnerabilities: Spdx3Vulnerabilities,
): Generator<VexAssertion> {
  const [document] = graph.ofType('SpdxDocument');
  const documentId = document && idOf(document);
  for (const [type, status] of statuses) {
    for (const assessment of graph.ofType(type)) {
      const [vulnerability] = referencesOf(assessment.get('from'));
      if (vulnerability === undefined) {
        throw assessment.get('from').wrong('the id of a vulnerability');
      }
      const [creation] = graph.referred(assessment.get('creationInfo'));
      yield {
        ...vulnerabilities.describe(vulnerability),
        status,
        components: componentsOf(assessment, packages),
        justification: inWords(
          assessment.get('security_justificationType').text(),
        ),
        explanation:
          assessment.get('security_impactStatement').text() ??
          assessment.get('security_actionStatement').text() ??
          assessment.get('security_statusNotes').text(),
        author: authorOf(assessment, creation, graph),
        document: documentId,
        statedAt: firstTimestamp(
          assessment.get('security_publishedTime').text(),
          creation?.get('created').text(),
        ),
      };
    }
  }
}

const statuses = new Map<string, VexStatement['status']>([
  ['security_VexAffectedVulnAssessmentRelationship', 'affected'],
  ['security_VexNotAffectedVulnAssessmentRelationship', 'not_affected'],
  ['security_VexFixedVulnAssessmentRelationship', 'fixed'],
  [
    'security_VexUnderInvestigationVulnAssessmentRelationship',
    'under_investigation',
  ],
]);

/** The part that was assessed, where it is named, else what it was assessed for. */
function componentsOf(assessment: JsonNode, packages: Spdx3Packages) {
  const [part] = referencesOf(assessment.get('security_assessedElement'));
  const ids = part === undefined ? referencesOf(assessment.get('to')) : [part];
  return ids.map(id => packages.component(id));
}

/** `vulnerableCodeNotPresent` as `vulnerable_code_not_present`, the form that other VEX formats give the same justifications. */
function inWords(justification: string | undefined): string | undefined {
  return justification?.replaceAll(
    /[A-Z]/g,
    letter => `_${letter.toLocaleLowerCase('en-US')}`,
  );
}

function authorOf(
  assessment: JsonNode,
  creation: JsonNode | undefined,
  graph: Spdx3Graph,
): string | undefined {
  const agents = [
    ...graph.referred(assessment.get('security_suppliedBy')),
    ...(creation ? graph.referred(creation.get('createdBy')) : []),
  ];
  return agents.map(agent => agent.get('name').text()).find(name => name);
}
