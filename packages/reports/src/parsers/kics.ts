import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON of KICS (`results.json`).
 *
 * @remarks
 * Source: `model.Summary` and `model.QueryResult` of KICS. The bill of materials (severity `TRACE`) lists what there is and is no finding.
 */
export const kicsParser: ReportParser = {
  format: 'kics',
  title: 'KICS (JSON)',

  detect({ json }) {
    return (
      hasShape(json, 'queries', 'severity_counters') &&
      (hasShape(json, 'queries_total') || hasShape(json, 'files_scanned'))
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    const queries = root.get('queries');
    if (!queries.isAbsent && !queries.isList) throw queries.wrong('a list');
    if (root.get('severity_counters').isAbsent) {
      throw root.get('severity_counters').wrong('an object');
    }
    return { tool: 'KICS', categories: ['cloud'], results: results(queries) };
  },
};

function* results(queries: JsonNode): Generator<ReportedResult> {
  for (const query of queries.items()) {
    const severity = query.get('severity').text();
    if (severity === 'TRACE') continue;
    const rule = query.get('query_id').requiredText();
    for (const file of query.get('files').items()) {
      yield {
        category: 'cloud',
        rule,
        title: query.get('query_name').text() ?? rule,
        severity: severity === undefined ? undefined : severityOfWord(severity),
        cwe: query.get('cwe').looseTexts(),
        location: {
          path: file.get('file_name').text(),
          line: file.get('line').number(),
        },
        code: codeOf(file),
        fingerprint: fingerprintOf(file),
      };
    }
  }
}

/** The place within the file by names, e.g. `aws_s3_bucket[logs].acl`; without one the resource. */
function codeOf(file: JsonNode): string | undefined {
  const place = file.get('search_key').text();
  if (place !== undefined) return withoutImageTag(place);
  const parts = ['resource_type', 'resource_name'].map(name =>
    file.get(name).text(),
  );
  const known = parts.filter(part => part !== undefined && part !== 'n/a');
  return known.length === 0 ? undefined : known.join('.');
}

/** Within a Dockerfile the place begins with its image, as in `FROM={{node:20-alpine}}.RUN={{npm ci}}`; a new tag is no new place. */
function withoutImageTag(place: string): string {
  return place.replace(
    /FROM=\{\{([^\s{}@]{1,500}?)(?::[^\s{}@:/]{1,200})?(?:@[^\s{}]{1,200})?(?=[\s}])/,
    'FROM={{$1',
  );
}

/** A hash of path, query and search key. The search for secrets has no search key and hashes the line's number instead. */
function fingerprintOf(file: JsonNode): string | undefined {
  return file.get('search_key').text() === undefined
    ? undefined
    : file.get('similarity_id').text();
}
