import { ReportedResult, ReportParser } from '../ReportParser';
import { hasShape } from '../hasShape';
import { imageName } from '../imageName';
import { JsonNode } from '../JsonNode';
import { installedPackageUrl } from '../installedPackageUrl';
import { separateVulnerabilities } from '../separateVulnerabilities';
import { severityOfWordOrScore } from '../severityOfWordOrScore';
import {
  anchoreVulnerability,
  either,
  said,
} from './anchore/anchoreVulnerability';
import { nameWithoutVersion } from './anchore/nameWithoutVersion';

/**
 * JSON of Anchore Engine and of the vulnerability report that Anchore Enterprise exports.
 *
 * @remarks
 * Source: `ImageVulnerabilityList` of the Anchore API (`anchore-cli --json image vuln`), with `vulnerabilities`; the export has
 * `securityEvaluation` and names packages with their version only.
 */
export const anchoreEngineParser: ReportParser = {
  format: 'anchore-engine',
  title: 'Anchore Engine (JSON)',

  detect({ json }) {
    if (!hasShape(json)) return false;
    const { vulnerabilities, securityEvaluation } = json;
    if (Array.isArray(securityEvaluation)) return hasShape(json.metadata);
    if (!Array.isArray(vulnerabilities)) return false;
    return vulnerabilities.length > 0
      ? hasShape(vulnerabilities[0], 'vuln', 'package_name')
      : hasShape(json, 'vulnerability_type') &&
          (hasShape(json, 'imageDigest') || hasShape(json, 'image_digest'));
  },

  parse(report) {
    const root = JsonNode.root(report);
    const evaluation = root.get('securityEvaluation');
    const vulnerabilities = root.get('vulnerabilities');
    if (evaluation.isAbsent && vulnerabilities.isAbsent) {
      throw vulnerabilities.wrong('a list');
    }
    return {
      tool: 'Anchore',
      categories: ['container'],
      results: evaluation.isAbsent
        ? ofEngine(vulnerabilities, imageOfEngine(root))
        : ofExport(evaluation, imageOfExport(root.get('metadata'))),
    };
  },
};

function* ofEngine(
  vulnerabilities: JsonNode,
  image: string | undefined,
): Generator<ReportedResult> {
  for (const item of vulnerabilities.items()) {
    yield* anchoreVulnerability(item, image);
  }
}

function imageOfEngine(root: JsonNode): string | undefined {
  return (
    said(either(root, 'image_full_tag', 'imageFullTag')) ??
    said(either(root, 'image_digest', 'imageDigest'))
  );
}

function* ofExport(
  evaluation: JsonNode,
  image: string | undefined,
): Generator<ReportedResult> {
  for (const item of evaluation.items()) {
    const id = item.get('vulnerabilityId').requiredText();
    const kind = said(item.get('packageType')) ?? '';
    const path = said(item.get('path'));
    const name = nameWithoutVersion(kind, item.get('package').requiredText());
    const packageUrl = installedPackageUrl({
      kind,
      name: mavenNameOf(path) ?? name,
    });
    const aliases = (said(item.get('cves')) ?? '').split(/[\s,;]+/);
    const severity = severityOfWordOrScore(
      item.get('severity').text(),
      ...item.get('nvdCvssBaseScore').looseTexts(),
    );
    for (const ids of separateVulnerabilities(id, aliases)) {
      yield {
        category: 'container',
        rule: ids[0],
        title: `${ids[0]} in ${name}`,
        severity,
        vulnerabilityIds: ids,
        packageUrl,
        location: {
          package: packageUrl,
          path: path === 'pkgdb' ? undefined : path,
          image,
        },
      };
    }
  }
}

/** What is packed inside of a jar is named behind it: `/app/outer.jar:commons-io:commons-io`. */
function mavenNameOf(path: string | undefined): string | undefined {
  const matched = /\.[jwe]ar:([\w.-]{1,200}):([\w.-]{1,200})$/.exec(path ?? '');
  return matched ? `${matched[1]}:${matched[2]}` : undefined;
}

function imageOfExport(metadata: JsonNode): string | undefined {
  return (
    imageName({
      registry: metadata.get('registry').text(),
      repository: metadata.get('repository').text(),
      tag: metadata.get('tag').text(),
    }) ?? metadata.get('imageDigest').text()
  );
}
