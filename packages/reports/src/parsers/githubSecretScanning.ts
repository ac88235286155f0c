import { ReportedResult, ReportParser } from '../ReportParser';
import { validityOfWord } from '../validityOfWord';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { firstObject, githubAlerts } from './github/githubAlerts';
import { githubFingerprint } from './github/githubFingerprint';

/**
 * Secret scanning alerts of GitHub.
 *
 * @remarks
 * Source: REST API, `GET /repos/{owner}/{repo}/secret-scanning/alerts`, also those of an organisation or enterprise. The list shows the credential in
 * clear unless it is asked not to (`hide_secret=true`), and where it was found first; other places stand behind `locations_url`.
 */
export const githubSecretScanningParser: ReportParser = {
  format: 'github-secret-scanning',
  title: 'GitHub secret scanning alerts (REST API)',

  detect(report) {
    const alert = firstObject(report);
    return (
      hasShape(alert, 'number', 'secret_type') &&
      (hasShape(alert, 'secret') || hasShape(alert, 'state', 'locations_url'))
    );
  },

  parse(report) {
    return {
      tool: 'GitHub secret scanning',
      categories: ['secret'],
      results: results(githubAlerts(report)),
    };
  },
};

function* results(alerts: Iterable<JsonNode>): Generator<ReportedResult> {
  for (const alert of alerts) {
    const resolution =
      alert.get('state').text() === 'resolved'
        ? alert.get('resolution').text() ?? 'revoked'
        : undefined;
    const suppressed = resolution !== undefined && judgements.has(resolution);
    // What is revoked is dealt with, and what a changed pattern no longer finds is not reported.
    if (resolution === undefined || suppressed) {
      yield resultOf(alert, suppressed);
    }
  }
}

/** Resolutions that say the credential is there and does not count. */
const judgements = new Set(['false_positive', 'used_in_tests', 'wont_fix']);

function resultOf(alert: JsonNode, suppressed: boolean): ReportedResult {
  const rule = alert.get('secret_type').requiredText();
  const location = locationOf(alert);
  return {
    category: 'secret',
    rule,
    title: alert.get('secret_type_display_name').text() ?? rule,
    suppressed,
    location: {
      path: location.get('path').text(),
      line: location.get('start_line').number(),
      column: location.get('start_column').number(),
      url: alert.get('html_url').text(),
    },
    credential: alert.get('secret').text(),
    validity: validityOfWord(alert.get('validity').text()),
    fingerprint: githubFingerprint(alert),
  };
}

/** The first place, or where somebody has put the answer of `locations_url` into the alert, the first of those. */
function locationOf(alert: JsonNode): JsonNode {
  const first = alert.get('first_location_detected');
  return first.isAbsent ? alert.get('locations').at(0).get('details') : first;
}
