import { Report, ReportedResult, ReportParser } from '../ReportParser';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { xmlRoot } from '../XmlNode';
import { acunetix360Results } from './acunetix/acunetix360Results';
import { acunetixXmlResults } from './acunetix/acunetixXmlResults';

/**
 * Reports of Acunetix (XML) and of Acunetix 360, which Invicti and Netsparker share (JSON).
 *
 * @remarks
 * Source: the XML export of Acunetix, the vulnerabilities list of Acunetix 360. What a person marked as a false positive, accepted or ignored is
 * suppressed; what is fixed is not reported.
 */
export const acunetixParser: ReportParser = {
  format: 'acunetix',
  title: 'Acunetix (XML), Acunetix 360 and Invicti (JSON)',

  detect(report) {
    const root = xmlRoot(report);
    if (root) return root.name === 'ScanGroup';
    const { json } = report;
    return (
      hasShape(json, 'Vulnerabilities', 'Target', 'Generated') &&
      hasShape(json.Target, 'ScanId')
    );
  },

  parse(report) {
    return {
      tool: xmlRoot(report) ? 'Acunetix' : 'Acunetix 360',
      categories: ['dynamic'],
      results: resultsOf(report),
    };
  },
};

function resultsOf(report: Report): Iterable<ReportedResult> {
  return xmlRoot(report)
    ? acunetixXmlResults(report)
    : acunetix360Results(JsonNode.root(report));
}
