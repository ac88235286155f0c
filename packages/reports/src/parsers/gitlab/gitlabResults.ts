import {
  Category,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';
import { requestUrl } from '../../requestUrl';
import { gitlabFingerprint } from './gitlabFingerprint';
import { GitlabIdentifiers } from './GitlabIdentifiers';
import { GitlabPackages } from './GitlabPackages';

/** An item of `vulnerabilities`: one result, and of a bulletin as many as it has vulnerabilities. */
export function* gitlabResults(
  vulnerability: JsonNode,
  category: Category,
  packages: GitlabPackages,
): Generator<ReportedResult> {
  const identifiers = new GitlabIdentifiers(vulnerability);
  if (category !== 'dependency' && category !== 'container') {
    yield resultOf(vulnerability, category, identifiers);
    return;
  }
  const common = commonOf(vulnerability, category, identifiers);
  const packageUrl = packages.packageUrlOf(vulnerability.get('location'));
  for (const ids of identifiers.vulnerabilities) {
    yield {
      ...common,
      rule: ids[0],
      vulnerabilityIds: ids,
      packageUrl,
      location: { ...common.location, package: packageUrl },
    };
  }
}

function resultOf(
  vulnerability: JsonNode,
  category: Category,
  identifiers: GitlabIdentifiers,
): ReportedResult {
  const common = commonOf(vulnerability, category, identifiers);
  if (category === 'dynamic') {
    return { ...common, ...requestOf(vulnerability, common.location) };
  }
  const fingerprint = gitlabFingerprint(vulnerability, category);
  // Semgrep writes a list of one.
  const [extract] = vulnerability.get('raw_source_code_extract').texts();
  return category === 'secret'
    ? { ...common, fingerprint, credential: extract }
    : { ...common, fingerprint, code: extract ?? codeOf(vulnerability) };
}

function commonOf(
  vulnerability: JsonNode,
  category: Category,
  identifiers: GitlabIdentifiers,
): ReportedResult {
  const location = vulnerability.get('location');
  const word = vulnerability.get('severity').text();
  return {
    category,
    rule: identifiers.rule,
    title:
      vulnerability.get('name').text() ??
      vulnerability.get('message').text() ??
      identifiers.name ??
      identifiers.rule,
    severity: word === undefined ? undefined : severityOfWord(word),
    suppressed: isLikelyFalsePositive(vulnerability),
    cwe: identifiers.cwe,
    location: {
      path: location.get('file').text(),
      line: location.get('start_line').number(),
      image: location.get('image').text(),
    },
  };
}

/** The only flag that the schema knows. */
function isLikelyFalsePositive(vulnerability: JsonNode): boolean {
  for (const flag of vulnerability.get('flags').items()) {
    if (flag.get('type').text() === 'flagged-as-likely-false-positive') {
      return true;
    }
  }
  return false;
}

/** The function it is in, or those that a fuzzer saw crash. */
function codeOf(vulnerability: JsonNode): string | undefined {
  const location = vulnerability.get('location');
  const names = [
    location.get('class').text(),
    location.get('method').text(),
    location.get('crash_state').text(),
  ].filter(each => each !== undefined);
  return names.length === 0 ? undefined : names.join('#');
}

function requestOf(
  vulnerability: JsonNode,
  common: ReportedResult['location'],
): Pick<ReportedResult, 'method' | 'parameter' | 'location'> {
  const location = vulnerability.get('location');
  const evidence = vulnerability.get('evidence');
  const request = evidence.isObject ? evidence.get('request') : undefined;
  const url =
    urlOf(location.get('hostname').text(), location.get('path').text()) ??
    request?.get('url').text();
  return {
    method: location.get('method').text() ?? request?.get('method').text(),
    parameter: location.get('param').text(),
    location: { ...common, url },
  };
}

function urlOf(
  host: string | undefined,
  path: string | undefined,
): string | undefined {
  if (host === undefined || path === undefined) return path ?? host;
  return requestUrl(host, /^(?:\/|\w+:)/.test(path) ? path : `/${path}`);
}
