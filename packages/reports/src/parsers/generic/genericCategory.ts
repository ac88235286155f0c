import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { GenericFinding } from './GenericFinding';

/** The category of a generic finding, by what it says of itself and by where it is. */
export function genericCategory(finding: GenericFinding): Category {
  const isStatic = finding.flag('static_finding') === true;
  const isDynamic = finding.flag('dynamic_finding') === true;
  if (isDynamic && !isStatic) return 'dynamic';
  if (finding.endpoints().length > 0 && (isDynamic || !isStatic)) {
    return 'dynamic';
  }
  if (finding.text('component_name') !== undefined) return 'dependency';
  // A known vulnerability that is in no file of the application is in something it uses.
  return finding.vulnerabilityIds().length > 0 &&
    finding.text('file_path') === undefined
    ? 'dependency'
    : 'code';
}
