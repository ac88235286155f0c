import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/** Bytes of a request that the permission backend and the catalog are sure to take: express refuses more than 100 kB. */
const requestSize = 60_000;

/** Bytes a request spends on each ref beside its conditions: ids, the permission and the ref. */
const sizePerRef = 400;

/**
 * Those of many refs for which a permission is granted, in few calls: the more the shorter its conditions.
 *
 * @param options - `decision` is what the policy says of the permission in general
 */
export async function authorizeRefs(options: {
  permissions: PermissionsService;
  permission: ResourcePermission;
  decision: PolicyDecision;
  refs: string[];
  credentials: BackstageCredentials;
}): Promise<string[]> {
  const { permissions, permission, decision, refs, credentials } = options;
  const size = Math.max(
    1,
    Math.floor(requestSize / (sizePerRef + JSON.stringify(decision).length)),
  );
  const granted: string[] = [];
  for (let start = 0; start < refs.length; start += size) {
    const chunk = refs.slice(start, start + size);
    const decisions = await permissions.authorize(
      chunk.map(resourceRef => ({ permission, resourceRef })),
      { credentials },
    );
    granted.push(
      ...chunk.filter(
        (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
      ),
    );
  }
  return granted;
}
