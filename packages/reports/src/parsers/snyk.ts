import { InputError } from '@backstage/errors';
import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';
import { snykIacIssues } from './snyk/snykIacIssues';
import { isSnykImage, snykVulnerabilities } from './snyk/snykVulnerabilities';

/**
 * JSON of the Snyk CLI: `snyk test`, `snyk container test` and `snyk iac test`, of one project or a list of several. `snyk code test` writes SARIF.
 *
 * @remarks
 * Source: `TestResult` and `IacTestResponse` of the Snyk CLI. A vulnerability is listed once for each path to its package. Issues of licences are no
 * security findings and are passed over, as is what a Snyk patch has repaired.
 */
export const snykParser: ReportParser = {
  format: 'snyk',
  title: 'Snyk (JSON)',

  detect({ json }) {
    return Array.isArray(json)
      ? json.length > 0 && json.every(isProject)
      : isProject(json);
  },

  parse(report) {
    const root = JsonNode.root(report);
    const categories = new Set<Category>();
    for (const project of projectsOf(root)) categories.add(categoryOf(project));
    if (categories.size === 0) categories.add('dependency');
    return {
      tool: 'Snyk',
      categories: [...categories],
      results: results(root),
    };
  },
};

function isProject(project: unknown): boolean {
  if (hasShape(project, 'infrastructureAsCodeIssues')) return true;
  if (hasShape(project, 'ok', 'error', 'path')) return project.ok === false;
  return (
    hasShape(project, 'vulnerabilities', 'ok') &&
    ['dependencyCount', 'packageManager', 'projectName', 'org'].some(name =>
      Object.hasOwn(project, name),
    )
  );
}

/** The projects, checked to be such. */
function* projectsOf(root: JsonNode): Generator<JsonNode> {
  for (const project of root.isList ? root.items() : [root]) {
    // Without it the findings of the project would look as if they were fixed.
    if (!project.get('error').isAbsent) {
      throw new InputError(
        `${project
          .get('error')
          .field()} must be absent: Snyk says that it could not test the project`,
      );
    }
    const vulnerabilities = project.get('vulnerabilities');
    const issues = project.get('infrastructureAsCodeIssues');
    if (!vulnerabilities.isList && !issues.isList) {
      throw vulnerabilities.wrong('a list');
    }
    yield project;
  }
}

function categoryOf(project: JsonNode): Category {
  if (project.get('infrastructureAsCodeIssues').isList) return 'cloud';
  return isSnykImage(project) ? 'container' : 'dependency';
}

function* results(root: JsonNode): Generator<ReportedResult> {
  for (const project of projectsOf(root)) {
    if (categoryOf(project) === 'cloud') yield* snykIacIssues(project);
    else yield* snykVulnerabilities(project);
  }
}
