import { JsonNode } from '../../JsonNode';
import { VexComponent, vexProduct, vexSubcomponent } from '../vex/vexComponent';

/**
 * What an OpenVEX statement speaks of: of each product its subcomponents, or the product itself.
 *
 * @param subjects - the products of a statement that names none
 */
export function openvexComponents(
  statement: JsonNode,
  subjects: string[],
): VexComponent[] {
  // Version 0.0.1 has one list of subcomponents for all products.
  const common = [...statement.get('subcomponents').items()];
  const found: VexComponent[] = [];
  for (const product of statement.get('products').items()) {
    const own = product.isObject
      ? [...product.get('subcomponents').items()]
      : [];
    const identifier = identifierOf(product);
    const parts = own.length > 0 ? own : common;
    for (const part of parts) {
      const name = identifierOf(part);
      found.push(vexSubcomponent(name, `${identifier}\0${name}`));
    }
    if (parts.length === 0) found.push(vexProduct(identifier));
  }
  if (found.length > 0) return found;
  return common.length > 0
    ? common.map(part => vexSubcomponent(identifierOf(part)))
    : subjects.map(subject => vexProduct(subject));
}

/** A text in 0.0.1; since then the package URL among the identifiers, else the IRI. */
function identifierOf(component: JsonNode): string {
  if (!component.isObject) return component.requiredText();
  const identifiers = component.get('identifiers');
  const iri = component.get('@id').text();
  const packageUrl =
    identifiers.get('purl').text() ??
    (iri?.startsWith('pkg:') ? iri : undefined);
  return (
    packageUrl ??
    iri ??
    identifiers.get('cpe23').text() ??
    identifiers.get('cpe22').text() ??
    component.get('@id').requiredText()
  );
}
