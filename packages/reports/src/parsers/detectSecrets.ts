import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';

/**
 * Baseline of detect-secrets (`detect-secrets scan`).
 *
 * @remarks
 * Source: `core.baseline` and `PotentialSecret.json` of detect-secrets. It shows no credential but the SHA-1 of it.
 */
export const detectSecretsParser: ReportParser = {
  format: 'detect-secrets',
  title: 'detect-secrets (baseline)',

  detect({ json }) {
    return hasShape(json, 'version', 'plugins_used', 'results');
  },

  parse(report) {
    const results = JsonNode.root(report).get('results');
    if (!results.isObject) throw results.wrong('an object');
    return {
      tool: 'detect-secrets',
      categories: ['secret'],
      results: potentialSecrets(results),
    };
  },
};

function* potentialSecrets(results: JsonNode): Generator<ReportedResult> {
  for (const [file, secrets] of results.entries()) {
    for (const secret of secrets.items()) {
      const rule = secret.get('type').requiredText();
      const hash = secret.get('hashed_secret').text();
      const path = secret.get('filename').text() ?? file;
      yield {
        category: 'secret',
        rule,
        title: rule,
        // What `detect-secrets audit` was told.
        suppressed: secret.get('is_secret').value === false,
        location: { path, line: secret.get('line_number').number() },
        // False also where nothing tried it.
        validity:
          secret.get('is_verified').value === true ? 'active' : undefined,
        // The hash alone stands wherever the credential does, and would tell nothing apart.
        fingerprint: hash && `${path}:${rule}:${hash}`,
      };
    }
  }
}
