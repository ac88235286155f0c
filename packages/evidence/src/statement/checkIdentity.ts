import { CheckContext } from '../CheckContext';
import { EvidenceSigner } from '../EvidenceVerdict';
import { quote } from '../document/DocumentError';
import { isInScope, TrustedIdentity } from '../trust/EvidenceTrust';

/**
 * Whether whoever holds the certificate may sign this type of evidence for this application. Signatures of keys need no identity: the key is one.
 *
 * @param builder - id of the builder that a provenance names. A provenance is believed from its builder alone: a workflow that may sign other
 * evidence could name any builder
 */
export function checkIdentity(context: CheckContext, builder?: string): void {
  const { checks, signer, trust, type, release, repository } = context;
  if (signer?.kind !== 'certificate') return;
  const isBuilt = builder !== undefined;
  const configured = isBuilt ? trust.builders : trust.identities;
  if (configured.length === 0) {
    checks.unchecked(
      'identity',
      `It was signed by ${who(signer)}, and no ${
        isBuilt ? 'trusted builder' : 'identity'
      } is configured that may sign`,
    );
    return;
  }
  const accepting = isBuilt
    ? undefined
    : trust.identities.find(
        identity =>
          isInScope(identity, type, release.application) &&
          acceptsSubject(identity, signer, repository),
      );
  if (!accepting && !(isBuilt && isSignedByBuilder(context, signer, builder))) {
    checks.failed(
      'identity',
      `It was signed by ${who(signer)}, who may not sign ${type} of ${
        release.application
      }${isBuilt ? ` that was built by ${quote(builder)}` : ''}`,
    );
    return;
  }
  checks.passed('identity', `It was signed by ${who(signer)}`);
  if (!accepting?.anyRepository) checkRepository(context, signer);
}

type CertificateSigner = Extract<EvidenceSigner, { kind: 'certificate' }>;

function acceptsSubject(
  { subject, issuer }: TrustedIdentity,
  signer: CertificateSigner,
  repository: string | undefined,
): boolean {
  return (
    subject.matches(signer.subject, { repository }) &&
    issuer.matches(signer.issuer ?? '')
  );
}

function isSignedByBuilder(
  { trust, type, release, repository }: CheckContext,
  signer: CertificateSigner,
  builder: string,
): boolean {
  return trust.builders.some(
    trusted =>
      isInScope(trusted, type, release.application) &&
      trusted.id.matches(builder, { repository }) &&
      (trusted.subject?.matches(signer.subject, { repository }) ??
        signer.subject === builder) &&
      (trusted.issuer?.matches(signer.issuer ?? '') ?? true),
  );
}

/** The certificate authority says for which repository and commit it issued the certificate, which no document can forge. */
function checkRepository(
  { checks, repository, release, type }: CheckContext,
  signer: CertificateSigner,
): void {
  if (!signer.repository) return;
  if (!repository) {
    checks.unchecked(
      'certificate-repository',
      `The certificate was issued to ${signer.repository}, and the application has no repository to compare with`,
    );
  } else if (signer.repository !== repository) {
    checks.failed(
      'certificate-repository',
      `The certificate was issued to the repository ${signer.repository}, and that of the application is ${repository}`,
    );
  } else {
    checks.passed(
      'certificate-repository',
      `The certificate was issued to ${repository}`,
    );
    // Other evidence may come from workflows that run at another commit, as an approval does.
    if (type === 'provenance') {
      checkCommit(checks, release.commit, signer.commit);
    }
  }
}

function checkCommit(
  checks: CheckContext['checks'],
  released: string | undefined,
  certified: string | undefined,
): void {
  if (!released || !certified) return;
  if (released.toLowerCase() === certified) {
    checks.passed(
      'certificate-commit',
      `The certificate was issued for the released commit`,
    );
  } else {
    checks.failed(
      'certificate-commit',
      `The certificate was issued for commit ${certified}, and ${released.toLowerCase()} was released`,
    );
  }
}

function who({ subject, issuer }: CertificateSigner): string {
  return issuer
    ? `${quote(subject)} (vouched for by ${quote(issuer)})`
    : quote(subject);
}
