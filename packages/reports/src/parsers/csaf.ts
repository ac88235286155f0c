import { ReportParser } from '../ReportParser';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { csafAssertions } from './csaf/csafAssertions';
import { vexReport } from './vex/vexReport';

/**
 * CSAF 2.0 and 2.1: VEX documents and security advisories.
 *
 * @remarks
 * Source: the Common Security Advisory Framework of OASIS and its JSON schemas. A vulnerability of which an advisory gives no product status
 * says nothing about the product; in a VEX document it is an error.
 */
export const csafParser: ReportParser = {
  format: 'csaf',
  title: 'CSAF (JSON)',

  detect({ json }) {
    return (
      hasShape(json, 'document') && hasShape(json.document, 'csaf_version')
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    const version = root.get('document').get('csaf_version');
    if (!versions.includes(version.text() ?? '')) {
      throw version.wrong(`one of ${versions.join(', ')}`);
    }
    return vexReport('CSAF', [...csafAssertions(root)]);
  },
};

const versions = ['2.0', '2.1'];
