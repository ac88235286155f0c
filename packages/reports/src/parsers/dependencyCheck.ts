import { ReportedResult, ReportParser } from '../ReportParser';
import { firstLine } from '../firstLine';
import { hasShape } from '../hasShape';
import { exploitationOfFlags } from '../exploitability';
import { JsonNode } from '../JsonNode';
import { vulnerabilityIdsIn } from '../vulnerabilityIdsIn';
import { XmlNode, xmlRoot } from '../XmlNode';
import { dependencyFromXml } from './dependencyCheck/dependencyFromXml';
import { dependencyPackageUrl } from './dependencyCheck/dependencyPackageUrl';
import { dependencySeverity } from './dependencyCheck/dependencySeverity';

/**
 * XML (schema 1.3 to 4.1) and JSON (report schema 1.1) of OWASP Dependency-Check.
 *
 * @remarks
 * Source: its report templates and XML schemas. A vulnerability is reported of the dependency that it is listed under; what it calls related
 * dependencies are other files of the same project, which it does not say to be vulnerable.
 */
export const dependencyCheckParser: ReportParser = {
  format: 'dependency-check',
  title: 'OWASP Dependency-Check (XML, JSON)',

  detect(report) {
    const { json } = report;
    if (json !== undefined) {
      return hasShape(json, 'reportSchema', 'scanInfo', 'dependencies');
    }
    const root = xmlRoot(report);
    return (
      root?.name === 'analysis' &&
      root.namespaces.some(each => /dependency-check/i.test(each))
    );
  },

  parse(report) {
    return {
      tool: 'OWASP Dependency-Check',
      categories: ['dependency'],
      results: results(
        /^\s*</.test(report.head)
          ? dependenciesOfXml(XmlNode.root(report))
          : dependenciesOfJson(JsonNode.root(report)),
      ),
    };
  },
};

function* dependenciesOfXml(root: XmlNode): Generator<JsonNode> {
  if (root.name !== 'analysis') {
    throw root.wrong('the element analysis of Dependency-Check');
  }
  for (const dependency of root.get('dependencies').all('dependency')) {
    yield JsonNode.of(dependencyFromXml(dependency), dependency.field());
  }
}

function* dependenciesOfJson(root: JsonNode): Generator<JsonNode> {
  const dependencies = root.get('dependencies');
  if (!dependencies.isList) throw dependencies.wrong('a list');
  yield* dependencies.items();
}

function* results(dependencies: Iterable<JsonNode>): Generator<ReportedResult> {
  for (const dependency of dependencies) {
    for (const list of ['vulnerabilities', 'suppressedVulnerabilities']) {
      for (const vulnerability of dependency.get(list).items()) {
        yield {
          ...result(dependency, vulnerability),
          suppressed: list === 'suppressedVulnerabilities',
        };
      }
    }
  }
}

function result(dependency: JsonNode, vulnerability: JsonNode): ReportedResult {
  const name = vulnerability.get('name').requiredText();
  // Some sources put words behind the id.
  const [id = name] = vulnerabilityIdsIn(name);
  const packageUrl = dependencyPackageUrl(dependency);
  return {
    category: 'dependency',
    rule: id,
    title: firstLine(vulnerability.get('description').text()) ?? name,
    severity: dependencySeverity(vulnerability),
    exploitation: exploitationOfFlags({
      known: vulnerability.get('knownExploitedVulnerability').isObject,
    }),
    cwe: [
      ...vulnerability.get('cwes').texts(),
      ...vulnerability.get('cwe').texts(),
    ],
    vulnerabilityIds: [id],
    packageUrl,
    location: {
      package: packageUrl,
      path:
        dependency.get('filePath').text() ?? dependency.get('fileName').text(),
    },
  };
}
