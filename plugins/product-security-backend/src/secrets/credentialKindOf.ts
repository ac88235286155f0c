import { CredentialKind } from '@prodsec/backstage-plugin-product-security-common';
import { matchesGlob } from '../gates/matchesGlob';

/** Rules of tools that find one kind of credential. */
interface KindOfRules {
  kind: CredentialKind;
  /**
   * Words of a rule's name in lower case with a dash between two; `*` stands for any characters. A pattern fits anywhere in the name, from the
   * beginning of a word to the end of one.
   */
  words: readonly string[];
}

/**
 * The kind of credential that a rule finds, by the name that the rule has in its tool.
 *
 * @remarks
 * Names compare by their words, however the tool writes them: `AWS Access Key` (detect-secrets), `aws-access-token` (gitleaks),
 * `aws_access_key_id` (GitHub), `AWS` (TruffleHog) and `np.aws.1` (Nosey Parker) are all `aws-access-key`. The first kind of {@link kindsOfRules}
 * that fits is it, so that what is named says more than how it looks.
 *
 * @param rule - id or name of the rule
 * @returns `other` for a rule that nothing fits
 */
export function credentialKindOf(rule: string): CredentialKind {
  const name = `-${wordsOf(rule)}-`;
  for (const { kind, words } of kindsOfRules) {
    if (words.some(word => matchesGlob(`*-${word}-*`, name))) return kind;
  }
  return 'other';
}

/** Which rules find which kind, in the order they are tried. */
export const kindsOfRules: readonly KindOfRules[] = [
  {
    kind: 'aws-access-key',
    words: ['aws', 'awssessionkey*', 'amazon', 'amazonmws*', 'akia*'],
  },
  { kind: 'azure-credential', words: ['azure*', 'microsoft*', 'entra*'] },
  {
    kind: 'google-cloud-credential',
    words: ['gcp*', 'google*', 'firebase*'],
  },
  { kind: 'github-token', words: ['github*', 'ghp', 'gho', 'ghs', 'ghr'] },
  { kind: 'gitlab-token', words: ['gitlab*', 'glpat'] },
  { kind: 'slack-token', words: ['slack*'] },
  {
    kind: 'payment-key',
    words: [
      'stripe*',
      'paypal*',
      'square',
      'squareapp',
      'square-*',
      'braintree*',
      'adyen*',
      'razorpay*',
      'plaid*',
      'mollie*',
    ],
  },
  {
    kind: 'messaging-key',
    words: [
      'twilio*',
      'sendgrid*',
      'mailgun*',
      'mailchimp*',
      'postmark*',
      'sendinblue*',
      'discord*',
      'telegram*',
      'messagebird*',
    ],
  },
  {
    kind: 'ai-service-key',
    words: ['openai*', 'anthropic*', 'huggingface*', 'hugging-face', 'cohere*'],
  },
  {
    kind: 'package-registry-token',
    words: [
      'npm*',
      'pypi*',
      'rubygems*',
      'nuget*',
      'artifactory*',
      'docker*',
      'crates-io',
      'clojars*',
    ],
  },
  {
    kind: 'private-key',
    words: [
      'private*key*',
      'privatekey*',
      'pkcs*',
      'rsa',
      'ssh*',
      'pem',
      'pgp*',
      'pem-*',
    ],
  },
  {
    kind: 'database-credential',
    words: [
      'postgres*',
      'mysql*',
      'mongo*',
      'redis*',
      'jdbc*',
      'sqlserver*',
      'sql-server',
      'database*',
      'db-*',
      'connection-string',
    ],
  },
  {
    kind: 'json-web-token',
    words: ['jwt*', 'json-web-token', 'jsonwebtoken*'],
  },
  {
    kind: 'basic-auth',
    words: ['basic*auth*', 'basicauth*', 'curl-auth-user', 'uri', 'url'],
  },
  { kind: 'password', words: ['*password*', 'passwd', 'pwd', 'passphrase'] },
  {
    kind: 'generic-secret',
    words: [
      'generic*',
      'secret*',
      '*entropy*',
      'api*key*',
      'apikey*',
      'token',
      'hashicorp-*',
      'credential*',
    ],
  },
];

function wordsOf(rule: string): string {
  return rule
    .toLocaleLowerCase('en-US')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
