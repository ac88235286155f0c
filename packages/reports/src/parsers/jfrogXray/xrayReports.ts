import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';
import { XrayReader } from './XrayReader';
import {
  xrayCategory,
  XrayPlace,
  xrayVulnerability,
} from './xrayVulnerability';

/** The vulnerabilities report: a row for each vulnerability, package and artifact. */
export const xrayReportRows: XrayReader = readerOf(function* rows(root) {
  for (const row of root.get('rows').items()) {
    yield {
      issue: row,
      place: {
        component:
          row.get('vulnerable_component').text() ??
          row.get('impact_path').texts().at(-1),
        artifact: row.get('impacted_artifact').text(),
        path: row.get('path').text(),
      },
    };
  }
});

/** The summary of artifacts (`/api/v1/summary/artifact`). */
export const xrayArtifactSummary: XrayReader = readerOf(function* artifacts(
  root,
) {
  for (const summary of root.get('artifacts').items()) {
    const general = summary.get('general');
    const artifact = general.get('component_id').text();
    const isDocker = /^docker$/i.test(general.get('pkg_type').text() ?? '');
    const place = {
      artifact:
        isDocker && artifact !== undefined && !artifact.includes('://')
          ? `docker://${artifact}`
          : artifact,
      path: general.get('path').text(),
    };
    yield { issue: undefined, place: { ...place, component: undefined } };
    for (const issue of summary.get('issues').items()) {
      if (isLicence(issue)) continue;
      const components = [...issue.get('components').items()]
        .map(each => each.get('component_id').text())
        .filter(each => each !== undefined);
      if (components.length === 0) {
        yield { issue, place: { ...place, component: artifact } };
      }
      for (const component of components) {
        yield { issue, place: { ...place, component } };
      }
    }
  }
});

/** The export of the security issues of a component. */
export const xrayComponentIssues: XrayReader = readerOf(function* issues(root) {
  for (const issue of root.get('data').items()) {
    if (isLicence(issue)) continue;
    const component =
      issue.get('source_id').text() ??
      issue.get('source_comp_id').text() ??
      issue.get('component_versions').get('id').text();
    yield { issue, place: { component, artifact: undefined } };
  }
});

/** The scans of `jf scan` and `jf audit` in JSON, which name the packages by their component ids. */
export const xrayScans: XrayReader = readerOf(function* scans(root) {
  for (const scan of root.isList ? root.items() : [root]) {
    const artifact = scan.get('component_id').text();
    yield { issue: undefined, place: { artifact, component: undefined } };
    // With a watch there are violations, which are of the same issues.
    for (const list of ['vulnerabilities', 'violations']) {
      for (const issue of scan.get(list).items()) {
        if (isLicence(issue)) continue;
        for (const [component] of issue.get('components').entries()) {
          if (!component.includes('://')) continue;
          yield { issue, place: { component, artifact } };
        }
      }
    }
  }
});

/** An issue in a place, or a place that was looked at. */
interface Seen {
  issue: JsonNode | undefined;
  place: XrayPlace;
}

function readerOf(look: (root: JsonNode) => Iterable<Seen>): XrayReader {
  return {
    categories(root) {
      const categories = new Set<Category>();
      for (const { place } of look(root)) {
        categories.add(xrayCategory(place.artifact, place.component));
      }
      return categories.size === 0 ? new Set(['dependency']) : categories;
    },
    *results(root): Generator<ReportedResult> {
      for (const { issue, place } of look(root)) {
        if (issue) yield xrayVulnerability(issue, place);
      }
    },
  };
}

function isLicence(issue: JsonNode): boolean {
  const type = issue.get('issue_type').text() ?? issue.get('type').text();
  return type !== undefined && !/^security$/i.test(type);
}
