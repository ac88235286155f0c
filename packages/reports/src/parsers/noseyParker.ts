import { partsBeside } from '../credentials';
import { JsonNode } from '../JsonNode';
import { hasJsonRecord, jsonRecords } from '../jsonRecords';
import { Report, ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON and JSON Lines of Nosey Parker (`noseyparker report`).
 *
 * @remarks
 * Source: `Finding` and `Match` of Nosey Parker. A finding is one credential; each of its matches is one result. Findings that were reviewed
 * and rejected are suppressed.
 */
export const noseyParkerParser: ReportParser = {
  format: 'nosey-parker',
  title: 'Nosey Parker (JSON, JSON Lines)',

  detect(report) {
    return hasJsonRecord(
      report,
      has => has('rule_name') && has('matches') && has('num_matches'),
    );
  },

  parse(report) {
    return {
      tool: 'Nosey Parker',
      categories: ['secret'],
      results: matches(report),
    };
  },
};

function* matches(report: Report): Generator<ReportedResult> {
  for (const finding of jsonRecords(report)) {
    const title = finding.get('rule_name').requiredText();
    const rule = finding.get('rule_text_id').text() ?? title;
    const result = {
      category: 'secret' as const,
      rule,
      title,
      credential: credentialOf(finding),
    };
    const rejected = isRejected(finding);
    for (const match of finding.get('matches').items()) {
      const start = match.get('location').get('source_span').get('start');
      const credential = result.credential ?? credentialOf(match);
      yield {
        ...result,
        credential,
        credentialParts: partsBeside(credential, groupsOf(finding, match)),
        suppressed: rejected || isRejected(match),
        location: {
          path: pathOf(match),
          line: start.get('line').number(),
          column: start.get('column').number(),
        },
      };
    }
  }
}

/** `match_content`, or since version 0.17 the groups of the rule's expression in Base64. */
function credentialOf(node: JsonNode): string | undefined {
  const groups = groupsOf(node);
  return groups.length > 0
    ? groups.join('\n')
    : node.get('match_content').text();
}

function groupsOf(...nodes: JsonNode[]): string[] {
  return nodes
    .flatMap(node => node.get('groups').texts())
    .map(each => Buffer.from(each, 'base64').toString());
}

/** `status` of a finding or match; `statuses` of the matches of a finding, which count where all say the same. */
function isRejected(node: JsonNode): boolean {
  const statuses = [
    ...node.get('status').texts(),
    ...node.get('statuses').texts(),
  ];
  return statuses.length > 0 && statuses.every(each => each === 'reject');
}

/** The path within the repository, where there is one, is the same on every machine. */
function pathOf(match: JsonNode): string | undefined {
  const provenance = match.get('provenance');
  const all = provenance.isObject ? [provenance] : provenance.items();
  let file: string | undefined;
  for (const each of all) {
    const commit = each.get('first_commit');
    const within =
      commit.get('blob_path').text() ??
      each.get('commit_provenance').get('blob_path').text();
    if (within !== undefined) return within;
    file ??= each.get('path').text();
  }
  return file;
}
