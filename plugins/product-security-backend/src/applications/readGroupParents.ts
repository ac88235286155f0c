import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * The groups that each Group is part of, by ref: what its `spec.parent` and its relation `childOf` say, and what the `spec.children` and the
 * relation `parentOf` of other groups say of it.
 *
 * @remarks
 * The one of `spec.parent` comes first, the others by ref. A parent may be missing from the catalog; a group is never its own parent. Text that is
 * no entity ref is passed over.
 */
export function readGroupParents(
  entities: readonly Entity[],
): Map<string, string[]> {
  const groups = new Map(
    entities
      .filter(({ kind }) => /^group$/i.test(kind))
      .map(group => [stringifyEntityRef(group), group]),
  );
  const others = new Map<string, Set<string>>();
  const add = (child: string, parent: string) => {
    if (child === parent || !groups.has(child)) return;
    const known = others.get(child);
    if (known) known.add(parent);
    else others.set(child, new Set([parent]));
  };
  for (const [ref, group] of groups) {
    const related = (type: string) =>
      (group.relations ?? [])
        .filter(relation => relation.type === type)
        .flatMap(({ targetRef }) => groupRefs(targetRef, group));
    for (const parent of related(RELATION_CHILD_OF)) add(ref, parent);
    for (const child of related(RELATION_PARENT_OF)) add(child, ref);
    for (const child of groupRefs(group.spec?.children, group)) add(child, ref);
  }
  return new Map(
    [...groups].map(([ref, group]) => {
      const named = groupRefs(group.spec?.parent, group).filter(
        parent => parent !== ref,
      );
      const rest = [...(others.get(ref) ?? [])].sort();
      return [ref, [...new Set([...named, ...rest])]];
    }),
  );
}

function groupRefs(value: unknown, group: Entity): string[] {
  return [value].flat().flatMap(name => {
    if (typeof name !== 'string') return [];
    try {
      const ref = parseEntityRef(name, {
        defaultKind: 'Group',
        defaultNamespace: group.metadata.namespace || 'default',
      });
      return /^group$/i.test(ref.kind) ? [stringifyEntityRef(ref)] : [];
    } catch {
      return [];
    }
  });
}
