import {
  ApplicationReading,
  OwnershipReading,
} from '../applications/ApplicationReading';
import { describePath } from '../applications/readEntityValue';
import { PolicyRule } from './PolicyRule';

/**
 * The rules about who owns an application. All of them are of control `owner`.
 * @internal
 */
export const ownershipRules = {
  'owner-missing': {
    control: 'owner',
    check: ({ ownership, config }) =>
      ownership.owner === undefined
        ? {
            message: `No owner is named. Set ${describePath(
              config.attributes.owner,
            )} to a Group or User of the catalog.`,
          }
        : undefined,
  },
  'owner-unknown': {
    control: 'owner',
    check: ({ ownership, config }) =>
      ownership.owner !== undefined && ownership.ownerRef === undefined
        ? {
            value: ownership.owner,
            message: `The owner "${ownership.owner}" was not found${lookedFor(
              ownership,
            )}. Set ${describePath(
              config.attributes.owner,
            )} to a Group or User that exists in the catalog.`,
          }
        : undefined,
  },
  'team-missing': {
    control: 'owner',
    check: ({ ownership, config }) => {
      if (ownership.team !== undefined) return undefined;
      const path = describePath(config.attributes.owner);
      return {
        value: ownership.owner,
        message: ownership.ownerRef
          ? `No team: the owner ${ownership.ownerRef} is in no Group that exists. Add the User to a Group, or set ${path} to a Group.`
          : `No team: ${
              ownership.owner === undefined
                ? 'no owner is named'
                : `the owner "${ownership.owner}" was not found`
            }. Set ${path} to a Group that exists in the catalog, or to a User who is in one.`,
      };
    },
  },
  'accountable-owner-missing': {
    control: 'owner',
    check: checkAccountableOwner,
  },
} satisfies Record<string, PolicyRule>;

function checkAccountableOwner({ ownership, config }: ApplicationReading) {
  if (ownership.accountableOwner !== undefined) return undefined;
  const path = describePath(config.attributes.accountableOwner);
  const notFound = ownership.accountableOwnerNotFound;
  if (notFound) {
    return {
      value: notFound.name,
      message: `The accountable owner "${notFound.name}" was not found: ${path} of ${notFound.on} names no User or Group of the catalog. Name one that exists, such as user:default/name, or remove it.`,
    };
  }
  const mend = `Set ${path} to a User or Group of the catalog`;
  if (ownership.owner !== undefined && ownership.ownerRef === undefined) {
    return {
      value: ownership.owner,
      message: `Nobody is accountable: the owner "${ownership.owner}" was not found. ${mend}, or name an owner that exists.`,
    };
  }
  if (ownership.team === undefined) {
    return {
      message: `Nobody is accountable: no owner is named. ${mend}, or name an owner.`,
    };
  }
  return {
    value: ownership.team,
    message: config.teamIsAccountable
      ? `Nobody is accountable: the team ${ownership.team} has no member. ${mend}, or add a User to the team.`
      : `Nobody is accountable: no person is named, and a team alone does not suffice here. ${mend}.`,
  };
}

function lookedFor({ owner, ownerLookedFor }: OwnershipReading): string {
  if (ownerLookedFor === undefined) return ': it is no entity reference';
  return ownerLookedFor === owner ? '' : ` as ${ownerLookedFor}`;
}
