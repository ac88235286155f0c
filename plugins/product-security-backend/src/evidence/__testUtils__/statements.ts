/** Digest of the artifact that the statements of tests are about. */
export const artifactDigest = 'a1'.repeat(32);

export const commit = '0123456789abcdef0123456789abcdef01234567';

/** A statement of in-toto about the artifact. */
export function statementOf(
  predicateType: string,
  predicate: object,
  sha256 = artifactDigest,
) {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'payments', digest: { sha256 } }],
    predicateType,
    predicate,
  };
}

/** A SLSA provenance, as GitHub's attestation action writes it. */
export function provenanceOf({
  repository = 'https://github.com/Acme/payments',
  gitCommit = commit,
  sha256 = artifactDigest,
} = {}) {
  return statementOf(
    'https://slsa.dev/provenance/v1',
    {
      buildDefinition: {
        buildType: 'https://actions.github.io/buildtypes/workflow/v1',
        externalParameters: {
          workflow: {
            ref: 'refs/tags/v2.4.1',
            repository,
            path: '.github/workflows/release.yml',
          },
        },
        resolvedDependencies: [
          {
            uri: `git+${repository}@refs/tags/v2.4.1`,
            digest: { gitCommit },
          },
        ],
      },
      runDetails: {
        builder: { id: 'https://github.com/actions/runner/github-hosted' },
        metadata: { startedOn: '2026-05-31T10:00:00Z' },
      },
    },
    sha256,
  );
}

/** An approval of the release. */
export function approvalOf(more: object = {}) {
  return statementOf('https://prodsec.dev/attestation/approval/v1', {
    approver: { id: 'user:default/jane' },
    decision: 'approved',
    decidedAt: '2026-05-31T12:00:00Z',
    workflow: { uri: 'https://github.com/acme/payments/actions/runs/4711' },
    ...more,
  });
}
