import { InputError } from '@backstage/errors';
import { JsonNode } from '../JsonNode';
import { Report, ReportedResult, ReportParser } from '../ReportParser';
import { sonarComponents } from './sonarqube/sonarComponents';
import { sonarHotspot } from './sonarqube/sonarHotspot';
import { isGone, isSecurityIssue, sonarIssue } from './sonarqube/sonarIssue';
import { sonarHtmlIssues } from './sonarqube/sonarHtmlIssues';

/**
 * Issues and hotspots of SonarQube (Server and Cloud): as its API lists them, and as the tool sonar-report writes them, in JSON and HTML.
 *
 * @remarks
 * Source: `api/issues/search` and `api/hotspots/search` of SonarQube, the templates of sonar-report. Bugs and code smells that say nothing
 * of security are passed over.
 */
export const sonarqubeParser: ReportParser = {
  format: 'sonarqube',
  title: 'SonarQube (JSON of the API; JSON and HTML of sonar-report)',

  detect(report) {
    const { json } = report;
    if (json === undefined) return isHtmlReport(report);
    return isAnswer(Array.isArray(json) ? json[0] : json);
  },

  parse(report) {
    const results =
      report.jsonProblem !== undefined && isHtmlReport(report)
        ? sonarHtmlIssues(report.text)
        : pagesOf(JsonNode.root(report));
    return { tool: 'SonarQube', categories: ['code'], results };
  },
};

function isAnswer(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  const has = (name: string) => Object.hasOwn(json, name);
  const list = (name: string): unknown[] | undefined => {
    const value: unknown = Reflect.get(json, name);
    return Array.isArray(value) ? value : undefined;
  };
  if (has('sonarBaseURL') && list('issues')) return true;
  if (!has('paging') && !has('ps')) return false;
  const items = list('hotspots') ?? list('issues');
  return items !== undefined && items.every(isItem);
}

function isItem(item: unknown): boolean {
  return (
    typeof item === 'object' &&
    item !== null &&
    Object.hasOwn(item, 'component') &&
    (Object.hasOwn(item, 'rule') || Object.hasOwn(item, 'ruleKey'))
  );
}

function isHtmlReport({ head }: Report): boolean {
  return (
    /^\uFEFF?\s*<(?:!doctype\s+html|html)/i.test(head) &&
    /<title>[^<]*SonarQube[^<]*Report[^<]*<\/title>/i.test(head)
  );
}

/** The API answers in pages, which may come in one list. */
function* pagesOf(root: JsonNode): Generator<ReportedResult> {
  if (!root.isList) yield* resultsOf(root);
  else for (const page of root.items()) yield* resultsOf(page);
}

function* resultsOf(root: JsonNode): Generator<ReportedResult> {
  const hotspots = root.get('hotspots');
  const issues = root.get('issues');
  if (hotspots.isAbsent && !issues.isList) {
    if (!root.get('errors').isAbsent) {
      throw new InputError(
        'errors must be absent: SonarQube refused to answer',
      );
    }
    throw issues.wrong('a list');
  }
  const components = sonarComponents(root.get('components'));
  for (const hotspot of hotspots.items()) {
    if (!isGone(hotspot)) yield sonarHotspot(hotspot, components);
  }
  for (const issue of issues.items()) {
    if (isSecurityIssue(issue) && !isGone(issue)) {
      yield* sonarIssue(issue, components, root.get('rules'));
    }
  }
}
