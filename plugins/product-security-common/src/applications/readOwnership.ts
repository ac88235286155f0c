import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ApplicationAttributesConfig } from './ApplicationAttributesConfig';
import { OwnershipReading } from './ApplicationReading';
import {
  completeRef,
  EntityLookup,
  groupsInOrder,
  isKind,
} from './EntityLookup';
import { readEntityValue } from './readEntityValue';

/**
 * Who owns an application: its team, and who is accountable for it.
 *
 * @remarks
 * The team is the owner when that is a Group; of a User it is the first Group that exists. Accountable is whom the annotation names on the
 * application, else on the team; else the owner when that is a User; else, unless switched off, the team when it has a member. An
 * annotation that names nobody who exists is not passed over.
 * @internal
 */
export function readOwnership(options: {
  entity: Entity;
  lookup: EntityLookup;
  config: ApplicationAttributesConfig;
}): OwnershipReading {
  const { entity, lookup, config } = options;
  const owner = readEntityValue(entity, config.attributes.owner) || undefined;
  const ownerLookedFor = owner && completeRef(owner, 'Group', entity);
  const ownerEntity = personOrGroup(lookup, ownerLookedFor);
  const team = teamOf(ownerEntity, lookup);
  return {
    owner,
    ownerLookedFor,
    ownerRef: ownerEntity && ownerLookedFor,
    team: team && stringifyEntityRef(team),
    ...accountableOwner({ ...options, ownerEntity, team }),
  };
}

function accountableOwner(options: {
  entity: Entity;
  lookup: EntityLookup;
  config: ApplicationAttributesConfig;
  ownerEntity?: Entity;
  team?: Entity;
}): Pick<OwnershipReading, 'accountableOwner' | 'accountableOwnerNotFound'> {
  const { entity, lookup, config, ownerEntity, team } = options;
  for (const annotated of team ? [entity, team] : [entity]) {
    const name = readEntityValue(annotated, config.attributes.accountableOwner);
    if (name) {
      const ref = completeRef(name, 'User', annotated);
      return personOrGroup(lookup, ref)
        ? { accountableOwner: ref }
        : {
            accountableOwnerNotFound: {
              name,
              on: stringifyEntityRef(annotated),
            },
          };
    }
  }
  if (ownerEntity && isKind(ownerEntity, 'User')) {
    return { accountableOwner: stringifyEntityRef(ownerEntity) };
  }
  const teamRef = team && stringifyEntityRef(team);
  return teamRef &&
    config.teamIsAccountable &&
    lookup.membersOf(teamRef).length > 0
    ? { accountableOwner: teamRef }
    : {};
}

function teamOf(
  owner: Entity | undefined,
  lookup: EntityLookup,
): Entity | undefined {
  if (!owner || isKind(owner, 'Group')) return owner;
  for (const ref of groupsInOrder(owner)) {
    const group = lookup.entity(ref);
    if (group && isKind(group, 'Group')) return group;
  }
  return undefined;
}

function personOrGroup(
  lookup: EntityLookup,
  ref: string | undefined,
): Entity | undefined {
  const entity = ref === undefined ? undefined : lookup.entity(ref);
  return entity && (isKind(entity, 'Group') || isKind(entity, 'User'))
    ? entity
    : undefined;
}
