import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { Report, ReportedResult, ReportParser } from '../ReportParser';
import { hasShape } from '../hasShape';
import { manifestEcosystem } from '../manifestEcosystem';
import { packageUrlOf } from '../packageUrl';
import { firstObject, githubAlerts } from './github/githubAlerts';
import {
  hasVulnerabilityAlerts,
  vulnerabilityAlerts,
} from './github/vulnerabilityAlerts';
import {
  DependabotAlert,
  graphqlDependabotAlert,
  restDependabotAlert,
} from './github/dependabotAlert';

/**
 * Dependabot alerts of GitHub.
 *
 * @remarks
 * Source: REST API, `GET /repos/{owner}/{repo}/dependabot/alerts`, also those of an organisation or enterprise; GraphQL API, `vulnerabilityAlerts` of
 * a repository, wherever the query has it.
 */
export const githubDependabotParser: ReportParser = {
  format: 'github-dependabot',
  title: 'GitHub Dependabot alerts (REST and GraphQL API)',

  detect(report) {
    const first = firstObject(report);
    return (
      hasShape(first, 'security_advisory', 'dependency') ||
      hasShape(first, 'security_vulnerability', 'dependency') ||
      hasVulnerabilityAlerts(first)
    );
  },

  parse(report) {
    return {
      tool: 'Dependabot',
      categories: ['dependency'],
      results: hasVulnerabilityAlerts(firstObject(report))
        ? results(graphqlAlerts(report))
        : results(restAlerts(report)),
    };
  },
};

function* graphqlAlerts(report: Report): Generator<DependabotAlert> {
  for (const alert of vulnerabilityAlerts(report)) {
    yield graphqlDependabotAlert(alert);
  }
}

function* restAlerts(report: Report): Generator<DependabotAlert> {
  for (const alert of githubAlerts(report)) yield restDependabotAlert(alert);
}

function* results(
  alerts: Iterable<DependabotAlert>,
): Generator<ReportedResult> {
  for (const alert of alerts) {
    if (alert.state !== 'fixed') yield resultOf(alert);
  }
}

/** By a person, or by a rule of the organisation. */
const dismissedStates = new Set(['dismissed', 'auto_dismissed']);

function resultOf(alert: DependabotAlert): ReportedResult {
  const { ids, packageName, path, severity, state, title } = alert;
  const ecosystem = alert.ecosystem ?? manifestEcosystem(path ?? '');
  const packageUrl =
    packageName === undefined
      ? undefined
      : packageUrlOf(ecosystem ?? 'generic', packageName);
  return {
    category: 'dependency',
    rule: ids[0],
    title: title ?? ids[0],
    severity: severity === undefined ? undefined : severityOfWord(severity),
    suppressed: dismissedStates.has(state),
    cwe: alert.cwe,
    location: { path, package: packageUrl },
    vulnerabilityIds: ids,
    packageUrl,
  };
}
