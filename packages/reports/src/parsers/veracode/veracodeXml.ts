import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { InputError } from '@backstage/errors';
import { ReportedResult } from '../../ReportParser';
import { XmlNode } from '../../XmlNode';
import { veracodePackageUrl } from './veracodePackage';
import { veracodeSeverity } from './veracodeSeverity';

/** What a detailed report covers: the analyses that it tells about. */
export function categoriesOfVeracodeXml(root: XmlNode): Set<Category> {
  const categories = new Set<Category>();
  if (!root.get('static-analysis').isAbsent) categories.add('code');
  if (!root.get('dynamic-analysis').isAbsent) categories.add('dynamic');
  if (!root.get('manual-analysis').isAbsent) categories.add('dynamic');
  if (hasComponents(root)) categories.add('dependency');
  if (categories.size === 0) categories.add('code');
  return categories;
}

/** The element is there, empty, where nobody looked at components. */
function hasComponents(root: XmlNode): boolean {
  const analysis = root.get('software_composition_analysis');
  return Number(analysis.attribute('third_party_components') ?? 0) > 0;
}

/** The flaws of a detailed report, by severity, category and CWE, and the vulnerabilities of its components. */
export function* veracodeXml(root: XmlNode): Generator<ReportedResult> {
  for (const severity of root.all('severity')) {
    for (const category of severity.all('category')) {
      for (const cwe of category.all('cwe')) {
        for (const flaw of cwe.get('staticflaws').all('flaw')) {
          if (!isFixed(flaw)) yield staticFlaw(flaw);
        }
        for (const name of ['dynamicflaws', 'manualflaws']) {
          for (const flaw of cwe.get(name).all('flaw')) {
            if (!isFixed(flaw)) yield dynamicFlaw(flaw);
          }
        }
      }
    }
  }
  const components = root
    .get('software_composition_analysis')
    .get('vulnerable_components');
  for (const component of components.all('component')) {
    const vulnerabilities = component.get('vulnerabilities');
    for (const vulnerability of vulnerabilities.all('vulnerability')) {
      yield componentResult(vulnerability, component);
    }
  }
}

function common(flaw: XmlNode) {
  const cwe = `CWE-${flaw.requiredAttribute('cweid')}`;
  return {
    rule: cwe,
    title: flaw.attribute('categoryname') ?? flaw.attribute('type') ?? cwe,
    severity: veracodeSeverity(numberOf(flaw, 'severity')),
    suppressed: isSuppressed(flaw),
    cwe: [cwe],
    // Veracode follows a flaw of an application from scan to scan by this number.
    fingerprint: flaw.attribute('issueid'),
  };
}

/** How far into the function the flaw is moves with its code, and is left out. */
function staticFlaw(flaw: XmlNode): ReportedResult {
  const names = ['type', 'scope', 'functionprototype'];
  return {
    ...common(flaw),
    category: 'code',
    location: { path: pathOf(flaw), line: numberOf(flaw, 'line') || undefined },
    code:
      names
        .map(name => flaw.attribute(name))
        .filter(Boolean)
        .join(' ') || undefined,
  };
}

function dynamicFlaw(flaw: XmlNode): ReportedResult {
  return {
    ...common(flaw),
    category: 'dynamic',
    location: { url: flaw.attribute('url') ?? flaw.attribute('location') },
    parameter:
      flaw.attribute('vuln_parameter') ?? flaw.attribute('inputvector'),
  };
}

function componentResult(
  vulnerability: XmlNode,
  component: XmlNode,
): ReportedResult {
  const id = vulnerability.requiredAttribute('cve_id');
  const packageUrl = veracodePackageUrl({
    libraryId: component.attribute('library_id'),
    fileName: component.attribute('file_name'),
    library: component.attribute('library'),
    vendor: component.attribute('vendor'),
    version: component.attribute('version'),
  });
  const name =
    component.attribute('library') ?? component.attribute('file_name');
  const cwe = vulnerability.attribute('cwe_id');
  return {
    category: 'dependency',
    rule: id,
    title: name === undefined ? id : `${id} in ${name}`,
    severity: veracodeSeverity(numberOf(vulnerability, 'severity')),
    suppressed: vulnerability.attribute('mitigation') === 'true',
    cwe: cwe === undefined ? [] : [cwe],
    vulnerabilityIds: [id],
    packageUrl,
    location: {
      package: packageUrl,
      path: component.get('file_paths').get('file_path').attribute('value'),
    },
  };
}

function isFixed(flaw: XmlNode): boolean {
  const status = flaw.attribute('remediation_status')?.toLowerCase();
  return status === 'fixed' || status === 'remediated by user';
}

/** `Mitigated` and `Potential False Positive` are states too, but what counts is whether somebody accepted it. */
function isSuppressed(flaw: XmlNode): boolean {
  return flaw.attribute('mitigation_status')?.toLowerCase() === 'accepted';
}

function pathOf(flaw: XmlNode): string | undefined {
  const file = flaw.attribute('sourcefile');
  if (file === undefined) return flaw.attribute('module');
  const folder = (flaw.attribute('sourcefilepath') ?? '').replaceAll('\\', '/');
  const path = folder === '' ? file : `${folder.replace(/\/$/, '')}/${file}`;
  return path.replace(/^\/+/, '');
}

function numberOf(element: XmlNode, name: string): number | undefined {
  const text = element.attribute(name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) {
    throw new InputError(`${element.field()}@${name} must be a number`);
  }
  return number;
}
