import { ReportedResult, ReportParser } from '../ReportParser';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { anchorePolicyCheck } from './anchore/anchorePolicyCheck';

/**
 * Policy checks of Anchore Enterprise and Anchore Engine (`anchore-cli --json evaluate check --detail`).
 *
 * @remarks
 * Source: `PolicyEvaluation` of the Anchore API: by digest and tag the evaluations, whose result is a table with a header.
 */
export const anchoreEnterpriseParser: ReportParser = {
  format: 'anchore-enterprise',
  title: 'Anchore Enterprise policy checks (JSON)',

  detect({ json }) {
    const byDigest: unknown = Array.isArray(json) ? json[0] : undefined;
    return (
      hasShape(byDigest) &&
      Object.values(byDigest).some(
        byTag => hasShape(byTag) && Object.values(byTag).some(isEvaluations),
      )
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    if (!root.isList) throw root.wrong('a list');
    return {
      tool: 'Anchore',
      categories: ['container', 'cloud'],
      results: results(root),
    };
  },
};

function isEvaluations(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [first] = value;
  return hasShape(first, 'detail') && hasShape(first.detail, 'policy');
}

function* results(root: JsonNode): Generator<ReportedResult> {
  for (const byDigest of root.items()) {
    for (const [, byTag] of byDigest.entries()) {
      for (const [tag, evaluations] of byTag.entries()) {
        if (!evaluations.isList) continue;
        for (const evaluation of evaluations.items()) {
          yield* resultsOf(evaluation, tag);
        }
      }
    }
  }
}

function* resultsOf(
  evaluation: JsonNode,
  tag: string,
): Generator<ReportedResult> {
  const byImage = evaluation.get('detail').get('result').get('result');
  if (!byImage.isObject) throw byImage.wrong('an object');
  for (const [, of] of byImage.entries()) {
    // Beside the images there are names and lists of the policy.
    if (!of.isObject || of.get('result').isAbsent) continue;
    const table = of.get('result');
    const columns = columnsOf(table.get('header'));
    for (const row of table.get('rows').items()) {
      const result = checkOf(row, columns, tag);
      if (result) yield result;
    }
  }
}

/** The index of each column, by its name. */
function columnsOf(header: JsonNode): Map<string, number> {
  const columns = new Map<string, number>();
  for (const name of header.texts()) columns.set(name, columns.size);
  for (const name of ['Trigger_Id', 'Gate', 'Gate_Action']) {
    if (!columns.has(name)) throw header.wrong(`a list with '${name}'`);
  }
  return columns;
}

function checkOf(
  row: JsonNode,
  columns: Map<string, number>,
  tag: string,
): ReportedResult | undefined {
  const cell = (name: string) => {
    const index = columns.get(name);
    return index === undefined ? undefined : row.at(index);
  };
  return anchorePolicyCheck({
    gate: required(cell('Gate')),
    trigger: cell('Trigger')?.text(),
    triggerId: required(cell('Trigger_Id')),
    message: cell('Check_Output')?.text(),
    action: cell('Gate_Action')?.text(),
    suppressed: isListed(cell('Whitelisted')) || isListed(cell('Allowlisted')),
    image: cell('Repo_Tag')?.text() ?? tag,
  });
}

/** Its column is there: {@link columnsOf} sees to it. */
function required(cell: JsonNode | undefined): string {
  return cell?.requiredText() ?? '';
}

/** `false`, or what it is listed by. */
function isListed(cell: JsonNode | undefined): boolean {
  if (cell === undefined || cell.isAbsent) return false;
  if (cell.isObject || cell.value === true) return true;
  return cell.value !== false && cell.text()?.toLowerCase() === 'true';
}
