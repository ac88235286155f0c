import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { ParsedReport, ReportedResult, VexStatement } from '../../ReportParser';
import { orderVulnerabilityIds } from '../../vulnerabilityIds';
import { VexAssertion } from './VexAssertion';
import { VexComponent, vexProduct } from './vexComponent';

/**
 * The report that a VEX document is.
 *
 * @remarks
 * `not_affected` comes in suppressed, `fixed` is not reported; `affected` and `under_investigation` are results like any other. Where a document
 * says several things of one vulnerability in one component, the one said last stands (OpenVEX specification, "Inheritance and
 * overrides"); the statements are all given.
 */
export function vexReport(
  tool: string,
  assertions: VexAssertion[],
): ParsedReport {
  const categories = new Set<Category>();
  for (const { components } of assertions) {
    for (const { category } of components) categories.add(category);
  }
  if (categories.size === 0) categories.add('dependency');
  return {
    tool,
    categories: [...categories],
    results: vexResults(assertions),
    statements: assertions.map(vexStatement),
  };
}

/** One for each component, as long as what is said of it stands. */
export function* vexResults(
  assertions: VexAssertion[],
): Generator<ReportedResult> {
  const standing = new Map<string, VexAssertion>();
  for (const { key, assertion } of said(assertions)) {
    const known = standing.get(key);
    if (!known || timeOf(known) <= timeOf(assertion)) {
      standing.set(key, assertion);
    }
  }
  for (const { key, assertion, component } of said(assertions)) {
    if (assertion.status === 'fixed') continue;
    if (standing.get(key) === assertion) yield resultOf(assertion, component);
  }
}

/** What is said of each component, with a key that is the same for what is said of one vulnerability in one component. */
function* said(assertions: VexAssertion[]) {
  for (const assertion of assertions) {
    const [rule] = orderVulnerabilityIds(assertion.vulnerabilityIds);
    const { components } = assertion;
    for (const component of components.length > 0
      ? components
      : [vexProduct(undefined)]) {
      yield { key: `${rule}\0${component.id}`, assertion, component };
    }
  }
}

/** A statement that names packages beside the application speaks of these packages only: the safer of two readings. */
export function vexStatement(assertion: VexAssertion): VexStatement {
  const { title, cwe, components, severityOf, ...statement } = assertion;
  const packages = components
    .map(component => component.packageUrl)
    .filter(packageUrl => packageUrl !== undefined);
  return { ...statement, packages: [...new Set(packages)] };
}

function timeOf({ statedAt }: VexAssertion): number {
  return statedAt === undefined ? -Infinity : Date.parse(statedAt);
}

function resultOf(
  assertion: VexAssertion,
  component: VexComponent,
): ReportedResult {
  const { vulnerabilityIds, title, status } = assertion;
  const { category, packageUrl, image } = component;
  return {
    category,
    rule: vulnerabilityIds[0],
    title:
      title ??
      [vulnerabilityIds[0], nameOf(packageUrl)].filter(Boolean).join(' in '),
    severity: assertion.severityOf?.(component),
    suppressed: status === 'not_affected',
    cwe: assertion.cwe,
    vulnerabilityIds,
    packageUrl,
    location: { package: packageUrl, image },
  };
}

function nameOf(packageUrl: string | undefined): string | undefined {
  return packageUrl
    ?.replace(/[?#].*$/s, '')
    .replace(/^.*\//s, '')
    .replace(/(?:@|%40).*$/is, '');
}
