import { InputError } from '@backstage/errors';
import { hasShape } from '../hasShape';
import { firstJsonObject } from '../jsonValues';
import { Report, ReportParser } from '../ReportParser';
import { govulncheckMessages } from './govulncheck/govulncheckMessages';
import { GovulncheckFindings } from './govulncheck/GovulncheckFindings';

/**
 * JSON of govulncheck (`-json`, `-format json`): its stream of messages, and the single object of its versions before 0.1.
 *
 * @remarks
 * Source: `golang.org/x/vuln/internal/govulncheck`, protocol v1.0.0. A result is a vulnerability in a module. Where govulncheck followed the calls of the code
 * and none arrives at the vulnerable symbols, it says that the code is not affected, and the result comes in suppressed.
 */
export const govulncheckParser: ReportParser = {
  format: 'govulncheck',
  title: 'govulncheck (JSON)',

  detect(report) {
    const first = firstMessage(report);
    if (hasShape(first, 'Calls', 'Imports', 'Requires')) return true;
    if (!hasShape(first, 'config')) return false;
    const { config } = first;
    return (
      hasShape(config, 'protocol_version') ||
      (hasShape(config, 'scanner_name') &&
        String(config.scanner_name).includes('govulncheck'))
    );
  },

  parse(report) {
    const findings = new GovulncheckFindings();
    for (const message of govulncheckMessages(report)) findings.add(message);
    if (!findings.isReport) {
      throw new InputError(
        'config must be in one of the messages: govulncheck says first how it was configured',
      );
    }
    return {
      tool: 'govulncheck',
      categories: ['dependency'],
      results: findings.results(),
    };
  },
};

function firstMessage(report: Report): unknown {
  return Array.isArray(report.json) ? report.json[0] : firstJsonObject(report);
}
