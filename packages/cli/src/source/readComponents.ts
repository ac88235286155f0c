import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';

/**
 * The entity refs of the components that a catalog file describes, in its order.
 *
 * @param text - YAML, one entity a document
 * @param file - for the error
 * @throws InputError when it is not YAML, or a component has no name
 */
export function readComponents(text: string, file: string): string[] {
  const refs = new Set<string>();
  for (const document of parseAllDocuments(text)) {
    const [problem] = document.errors;
    if (problem) {
      throw new InputError(
        `${file}: is not YAML (${problem.message.split('\n')[0]})`,
      );
    }
    const entity: unknown = document.toJS();
    if (isComponent(entity)) refs.add(refOf(entity, file));
  }
  return [...refs];
}

interface ComponentLike {
  kind: string;
  metadata?: { name?: unknown; namespace?: unknown };
}

function isComponent(entity: unknown): entity is ComponentLike {
  const kind = (entity as ComponentLike | undefined)?.kind;
  return (
    typeof kind === 'string' && kind.toLocaleLowerCase('en-US') === 'component'
  );
}

function refOf({ kind, metadata }: ComponentLike, file: string): string {
  const { name, namespace = undefined } = metadata ?? {};
  if (typeof name !== 'string' || !name) {
    throw new InputError(
      `${file}: metadata.name of a component must be a text`,
    );
  }
  if (namespace !== undefined && typeof namespace !== 'string') {
    throw new InputError(
      `${file}: metadata.namespace of component '${name}' must be a text`,
    );
  }
  return stringifyEntityRef({ kind, namespace, name });
}
