import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';
import { kubescapeVersion1Results } from './kubescape/kubescapeVersion1';
import { kubescapeVersion2Results } from './kubescape/kubescapeVersion2';

/**
 * JSON of Kubescape: format version 2 (`--format-version v2`, the default since version 3 of the tool), and version 1.
 *
 * @remarks
 * Source: `PostureReport` and `ResourceAssociatedControl` of opa-utils; `FrameworkReport` and `ControlReport` of version 1. A result is a control
 * that a resource fails; what an exception covers is suppressed. Scores of controls are rated as Kubescape rates them, which are the bands
 * of CVSS.
 */
export const kubescapeParser: ReportParser = {
  format: 'kubescape',
  title: 'Kubescape (JSON)',

  detect({ json }) {
    if (isVersion2(json)) return true;
    const first: unknown = Array.isArray(json) ? json[0] : json;
    return (
      hasShape(first, 'controlReports') ||
      (hasShape(first, 'frameworks', 'reportID') &&
        Object.hasOwn(first, 'clusterName'))
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    return {
      tool: 'Kubescape',
      categories: ['cloud'],
      results: resultsOf(root),
    };
  },
};

function isVersion2(json: unknown): boolean {
  return (
    hasShape(json, 'summaryDetails', 'results') ||
    (hasShape(json, 'summaryDetails') &&
      hasShape(json.summaryDetails, 'controls'))
  );
}

function resultsOf(root: JsonNode): Iterable<ReportedResult> {
  return root.isObject && !root.get('summaryDetails').isAbsent
    ? kubescapeVersion2Results(root)
    : kubescapeVersion1Results(root);
}
