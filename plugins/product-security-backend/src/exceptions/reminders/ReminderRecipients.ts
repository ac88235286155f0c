import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** Finds the users behind the refs of users and groups. */
export class ReminderRecipients {
  constructor(
    private readonly options: { auth: AuthService; catalog: CatalogService },
  ) {}

  /**
   * The users that refs stand for: a user, or the direct members of a group. What is neither stands for nobody.
   *
   * @returns refs of users in lower case, by ref
   */
  async usersOf(
    refs: ReadonlySet<string>,
  ): Promise<Map<string, readonly string[]>> {
    const users = new Map<string, readonly string[]>();
    const groups: string[] = [];
    for (const ref of refs) {
      if (ref.startsWith('user:')) users.set(ref, [lowerCase(ref)]);
      else if (ref.startsWith('group:')) groups.push(ref);
    }
    const credentials = await this.options.auth.getOwnServiceCredentials();
    for (let start = 0; start < groups.length; start += refsPerCall) {
      const some = groups.slice(start, start + refsPerCall);
      const { items } = await this.options.catalog.getEntitiesByRefs(
        { entityRefs: some, fields: ['kind', 'metadata', 'relations'] },
        { credentials },
      );
      for (const [index, group] of items.entries()) {
        const members = (group?.relations ?? [])
          .filter(
            ({ type, targetRef }) =>
              type === 'hasMember' && targetRef.startsWith('user:'),
          )
          .map(({ targetRef }) => lowerCase(targetRef));
        users.set(some[index], members);
      }
    }
    return users;
  }
}

const refsPerCall = 100;

function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
