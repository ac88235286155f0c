import {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Decider } from '../exceptions/checkApprover';
import { principalOf } from './principal';

/** Who decides, with the groups of a user. */
export async function deciderOf(
  { auth, userInfo }: { auth: AuthService; userInfo: UserInfoService },
  credentials: BackstageCredentials,
): Promise<Decider> {
  const principal = principalOf(credentials);
  if (!auth.isPrincipal(credentials, 'user')) {
    return { principal, ownership: [] };
  }
  const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
  return { principal, ownership: ownershipEntityRefs };
}
