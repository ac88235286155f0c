/**
 * What a leaked credential opens, as far as the rule that found it tells: `generic-secret` where only its form was recognised, `other` where the
 * rule is not known.
 * @public
 */
export const credentialKinds = [
  'aws-access-key',
  'azure-credential',
  'google-cloud-credential',
  'github-token',
  'gitlab-token',
  'slack-token',
  'payment-key',
  'messaging-key',
  'ai-service-key',
  'package-registry-token',
  'private-key',
  'database-credential',
  'json-web-token',
  'basic-auth',
  'password',
  'generic-secret',
  'other',
] as const;

/** @public */
export type CredentialKind = (typeof credentialKinds)[number];
