import { existsSync } from 'node:fs';
import { credentialKinds } from '@prodsec/backstage-plugin-product-security-common';
import { parseReport, ParserRegistry } from '@prodsec/reports';
import fc from 'fast-check';
import { readRealReport, scansFolder } from '../conformance/realReports';
import { credentialKindOf } from './credentialKindOf';

describe('credentialKindOf', () => {
  it.each([
    // gitleaks
    ['aws-access-token', 'aws-access-key'],
    ['github-pat', 'github-token'],
    ['gitlab-pat', 'gitlab-token'],
    ['gcp-api-key', 'google-cloud-credential'],
    ['slack-bot-token', 'slack-token'],
    ['stripe-access-token', 'payment-key'],
    ['npm-access-token', 'package-registry-token'],
    ['private-key', 'private-key'],
    ['jwt', 'json-web-token'],
    ['curl-auth-user', 'basic-auth'],
    ['generic-api-key', 'generic-secret'],
    // TruffleHog
    ['AWS', 'aws-access-key'],
    ['Github', 'github-token'],
    ['PrivateKey', 'private-key'],
    ['Postgres', 'database-credential'],
    ['URI', 'basic-auth'],
    // detect-secrets
    ['AWS Access Key', 'aws-access-key'],
    ['Azure Storage Account access key', 'azure-credential'],
    ['Basic Auth Credentials', 'basic-auth'],
    ['Base64 High Entropy String', 'generic-secret'],
    ['Secret Keyword', 'generic-secret'],
    ['JSON Web Token', 'json-web-token'],
    ['Square OAuth Secret', 'payment-key'],
    // GitHub and GitLab
    ['aws_access_key_id', 'aws-access-key'],
    ['github_personal_access_token', 'github-token'],
    ['openai_api_key', 'ai-service-key'],
    ['gitlab_personal_access_token', 'gitlab-token'],
    ['azure_active_directory_application_secret', 'azure-credential'],
    // ggshield, Nosey Parker, secretlint, Semgrep
    ['AWS Keys', 'aws-access-key'],
    ['np.aws.1', 'aws-access-key'],
    ['@secretlint/secretlint-rule-slack', 'slack-token'],
    [
      'generic.secrets.security.detected-private-key.detected-private-key',
      'private-key',
    ],
    // No words of any kind
    ['flaws', 'other'],
    ['acme-token-2', 'generic-secret'],
    ['r1', 'other'],
    ['', 'other'],
  ])('of %j is %s', (rule, kind) => {
    expect(credentialKindOf(rule)).toBe(kind);
  });

  it('does not depend on letter case and on what stands between words', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('aws', 'key', 'GitHub', 'token', 'my', 'Private'),
          { minLength: 1 },
        ),
        fc.constantFrom('-', '_', ' ', '.', '::'),
        (words, between) => {
          const kind = credentialKindOf(words.join('-'));
          expect(credentialKinds).toContain(kind);
          expect(credentialKindOf(words.join(between).toUpperCase())).toBe(
            kind,
          );
        },
      ),
    );
  });

  it('answers at once whatever a rule is called', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 1000 }), rule => {
        expect(credentialKinds).toContain(credentialKindOf(rule));
      }),
    );
    expect(credentialKindOf('-a'.repeat(5000))).toBe('other');
  });

  const kindsOfReports: [string, string[]][] = [
    ['gitleaks/data_many.json', ['github-token', 'messaging-key']],
    ['gitleaks/redacted_data_many.json', ['aws-access-key']],
    ['ggshield/many_findings.json', ['generic-secret']],
    ['rusty_hog/durochog_many_vulns.json', ['password']],
    ['noseyparker/noseyparker_many_vul.jsonl', ['generic-secret', 'password']],
  ];
  if (existsSync(scansFolder)) {
    it.each(kindsOfReports)(
      'of the credentials in %s is one of %j',
      (name, kinds) => {
        const { results } = parseReport({
          bytes: readRealReport(name),
          parsers: new ParserRegistry(),
          key: 'a key',
        });
        const found = new Set(
          [...results].map(({ rule }) => credentialKindOf(rule)),
        );
        expect([...found].sort()).toEqual(kinds);
      },
    );
  }
});
