import {
  Entity,
  parseEntityRef,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * The entities around an application: systems, domains, groups and users.
 *
 * @remarks
 * The backend answers from the catalog, a command line from the files it was given; the rules do not know the difference.
 * @public
 */
export interface EntityLookup {
  /** The entity of a complete, lower case ref; `undefined` when there is none. */
  entity(ref: string): Entity | undefined;
  /** Refs of the existing Users with a direct `memberOf` relation to a Group. */
  membersOf(groupRef: string): readonly string[];
}

/**
 * A lookup over entities at hand.
 *
 * @remarks
 * Membership is what the catalog's relations say. Entities without `relations`, as they stand in files, are taken by `spec.memberOf` and
 * `spec.members`, of which the catalog would make the relations.
 * @public
 */
export function createEntityLookup(entities: Iterable<Entity>): EntityLookup {
  const byRef = new Map<string, Entity>();
  for (const entity of entities) byRef.set(stringifyEntityRef(entity), entity);

  const members = new Map<string, Set<string>>();
  const add = (groupRef: string, userRef: string) => {
    const group = members.get(groupRef) ?? new Set();
    members.set(groupRef, group.add(userRef));
  };
  for (const [ref, entity] of byRef) {
    if (isKind(entity, 'User')) {
      for (const groupRef of groupsOf(entity)) add(groupRef, ref);
    } else if (isKind(entity, 'Group') && !entity.relations) {
      for (const userRef of refsIn(entity, 'members', 'User')) {
        if (byRef.has(userRef)) add(ref, userRef);
      }
    }
  }
  return {
    entity: ref => byRef.get(ref),
    membersOf: groupRef => [...(members.get(groupRef) ?? [])],
  };
}

/**
 * The Groups a User says to be in, in the order of `spec.memberOf`; those of the relation `memberOf` where the user says none.
 * @internal
 */
export function groupsInOrder(user: Entity): string[] {
  const said = refsIn(user, 'memberOf', 'Group');
  return said.length > 0 ? said : relatedGroups(user);
}

/** @internal */
export function isKind(entity: Entity, kind: string): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === kind.toLocaleLowerCase('en-US')
  );
}

/**
 * A ref as Backstage completes it: `undefined` for text that is none.
 * @internal
 */
export function completeRef(
  text: string,
  kind: string,
  from: Entity,
): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(text.trim(), {
        defaultKind: kind,
        defaultNamespace: from.metadata.namespace ?? 'default',
      }),
    );
  } catch {
    return undefined;
  }
}

function groupsOf(user: Entity): string[] {
  return user.relations
    ? relatedGroups(user)
    : refsIn(user, 'memberOf', 'Group');
}

function relatedGroups(user: Entity): string[] {
  return (user.relations ?? [])
    .filter(relation => relation.type === RELATION_MEMBER_OF)
    .map(relation => relation.targetRef.toLocaleLowerCase('en-US'));
}

function refsIn(entity: Entity, field: string, kind: string): string[] {
  const list = entity.spec?.[field];
  if (!Array.isArray(list)) return [];
  return list.flatMap(item =>
    typeof item === 'string' ? completeRef(item, kind, entity) ?? [] : [],
  );
}
