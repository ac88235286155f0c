import { JsonNode } from '../../JsonNode';

/**
 * What a finding of ASFF calls its check: the control of Security Hub, the type of finding of GuardDuty, Macie, Access Analyzer and Inspector,
 * else the generator without account, region and the standard's version.
 *
 * @remarks
 * Of a product that watches, such as GuardDuty, the generator is the detector, which is the same for all that it finds.
 */
export function asffRule(finding: JsonNode): string {
  const control =
    finding.get('Compliance').get('SecurityControlId').text() ??
    finding.get('ProductFields').get('ControlId').text();
  if (control !== undefined) return control;
  const generator = finding.get('GeneratorId').requiredText();
  const type = typeOf(finding);
  const isType =
    type !== undefined &&
    (type.includes(':') ||
      /:(?:detector|analyzer)\/|^AWSInspector$/.test(generator));
  return isType ? type : withoutPlace(generator);
}

/** The third part of `namespace/category/classifier`. */
function typeOf(finding: JsonNode): string | undefined {
  const [first] = finding.get('Types').texts();
  return first?.split('/').slice(2).join('/') || undefined;
}

function withoutPlace(generator: string): string {
  const arn = /^arn:[^:]*:([^:]*):[^:]*:[^:]*:(.+)$/.exec(generator);
  const name = arn ? `${arn[1]}/${arn[2]}` : generator;
  return name
    .replace(/\/v\/\d[\d.]{0,20}(?=\/|$)/, '')
    .replace(/^prowler-/, '');
}
