import { hasShape } from '../../hasShape';
import { JsonNode } from '../../JsonNode';

/** A custom resource, or just its kind where a list of that kind is empty. */
export interface OperatorResource {
  /** e.g. `VulnerabilityReport`, in any letter case. */
  kind: string;
  node?: JsonNode;
}

/** Every resource of the operator in what was sent; those of others are passed over. */
export function* operatorResources(
  root: JsonNode,
): Generator<OperatorResource> {
  if (root.isAbsent) return;
  if (root.isList) {
    for (const item of root.items()) yield* resourcesIn(item);
    return;
  }
  let hasDefinitions = false;
  for (const [key, list] of root.entries()) {
    const definition = definitions.exec(key);
    if (!definition) continue;
    hasDefinitions = true;
    yield { kind: definition[1] };
    const items = list.isObject ? list.get('items') : list;
    for (const item of items.items()) yield* resourcesIn(item);
  }
  if (hasDefinitions) return;
  const sent = root.get('operatorObject');
  yield* resourcesIn(sent.isObject ? sent : root);
}

/** A resource, or the items of a list of them. */
function* resourcesIn(node: JsonNode): Generator<OperatorResource> {
  const kind = node.get('kind').requiredText();
  const [, listed] = /^(.*)List$/.exec(kind) ?? [];
  if (listed === undefined) {
    yield resource(kind, node);
    return;
  }
  if (listed !== '') yield { kind: listed };
  for (const item of node.get('items').items()) {
    yield resource(item.get('kind').text() ?? listed, item);
  }
}

function resource(kind: string, node: JsonNode): OperatorResource {
  if (node.get('report').isAbsent && node.get('status').isAbsent) {
    throw node.get('report').wrong('an object');
  }
  return { kind, node };
}

/** Cheap, and never throws. */
export function isOperatorResource(value: unknown): boolean {
  if (!hasShape(value)) return false;
  if (Object.keys(value).some(key => definitions.test(key))) return true;
  const { apiVersion, kind, items, operatorObject } = value;
  if (operatorObject !== undefined) return isOperatorResource(operatorObject);
  if (typeof kind !== 'string' || typeof apiVersion !== 'string') return false;
  if (apiVersion.startsWith('aquasecurity.github.io/')) return true;
  return (
    kind === 'List' && Array.isArray(items) && isOperatorResource(items[0])
  );
}

/** Names of the definitions of resources: their plural, and whose they are. */
const definitions = /^([a-z]{1,60}report)s\.aquasecurity\.github\.io$/;
