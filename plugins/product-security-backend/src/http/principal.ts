import { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Who is behind a request, for the audit trail: a user's entity ref, or the subject of a service. */
export function principalOf(credentials: BackstageCredentials): string {
  const principal = credentials.principal as {
    type?: string;
    userEntityRef?: string;
    subject?: string;
  };
  return principal.userEntityRef ?? principal.subject ?? 'unknown';
}
