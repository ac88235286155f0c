import {
  checkEvidence,
  createEvidenceTrust,
  EvidenceRelease,
  EvidenceTrustOptions,
  EvidenceType,
} from '.';
import {
  artifactDigest,
  commit,
  createKey,
  envelopeOf,
  now,
  provenance,
  provenanceType,
  release,
  statementOf,
} from './__testUtils__/documents';

const key = createKey();
const stranger = createKey();

const trusted: EvidenceTrustOptions = {
  keys: [{ name: 'release', id: 'release-key', publicKey: key.publicKey }],
  builders: [{ id: 'https://github.com/actions/runner/*' }],
  verifiers: [
    { id: 'https://verifier.example.com/*', levels: ['SLSA_BUILD_LEVEL_2'] },
  ],
};

function check(
  document: unknown,
  type: EvidenceType = 'provenance',
  changed: {
    release?: Partial<EvidenceRelease>;
    trust?: Partial<EvidenceTrustOptions>;
  } = {},
) {
  return checkEvidence(document, {
    type,
    release: { ...release, ...changed.release },
    trust: createEvidenceTrust({ ...trusted, ...changed.trust }),
    now,
  });
}

const attested = (predicate: unknown = provenance, type = provenanceType) =>
  envelopeOf(statementOf(type, predicate), key);

const approvalType = 'https://prodsec.dev/attestation/approval/v1';
const approval = {
  approver: { id: 'user:default/jane' },
  decision: 'approved',
  decidedAt: '2026-06-01T10:00:00Z',
  workflow: { uri: 'https://github.com/acme/payments/actions/runs/1' },
  environment: 'production',
};

const gateType = 'https://prodsec.dev/attestation/gate-decision/v1';
const gateDecision = { ...approval, gate: 'sast', decision: 'passed' };

const summaryType = 'https://slsa.dev/verification_summary/v1';
const summary = {
  verifier: { id: 'https://verifier.example.com/v1' },
  timeVerified: '2026-06-01T10:00:00Z',
  resourceUri: 'pkg:oci/payments',
  verificationResult: 'PASSED',
  verifiedLevels: ['SLSA_BUILD_LEVEL_3'],
};

const testType = 'https://in-toto.io/attestation/test-result/v0.1';
const testResult = {
  result: 'PASSED',
  configuration: [{ name: 'ci.yml', digest: { sha256: artifactDigest } }],
};

const scanType = 'https://in-toto.io/attestation/vulns/v0.1';
const scan = {
  scanner: { uri: 'pkg:github/aquasecurity/trivy@0.50.0', result: [] },
  metadata: {
    scanStartedOn: '2026-06-01T09:59:00Z',
    scanFinishedOn: '2026-06-01T10:00:00Z',
  },
};

describe('checkEvidence', () => {
  it.each<[EvidenceType, string, object]>([
    ['provenance', provenanceType, provenance],
    ['provenance', summaryType, summary],
    ['approval', approvalType, approval],
    ['gate-decision', gateType, gateDecision],
    ['gate-decision', summaryType, summary],
    ['scan-results', testType, testResult],
    ['scan-results', scanType, scan],
    ['signature', 'https://example.com/anything/v1', {}],
  ])('verifies %s of type %s', (type, predicateType, predicate) => {
    const verdict = check(attested(predicate, predicateType), type);
    expect(verdict).toMatchObject({
      status: 'verified',
      reason: 'Every check passed',
      format: 'dsse',
      artifacts: ['payments'],
      predicateType,
      signer: { kind: 'key', name: 'release' },
      subjects: [{ name: 'payments', digests: { sha256: artifactDigest } }],
    });
    expect(verdict.checks.map(({ result }) => result)).not.toContain('failed');
  });

  it.each<[string, RegExp, unknown, EvidenceType?]>([
    [
      'another artifact',
      /about another artifact/,
      envelopeOf(
        statementOf(provenanceType, provenance, [
          { name: 'x', digest: { sha256: 'f'.repeat(64) } },
        ]),
        key,
      ),
    ],
    [
      'an artifact named by SHA-1',
      /MD5 or SHA-1 only/,
      envelopeOf(
        statementOf(provenanceType, provenance, [
          { name: 'x', digest: { sha1: commit } },
        ]),
        key,
      ),
    ],
    [
      'another repository',
      /says it was built from "https:\/\/github.com\/evil\/payments"/,
      attested({
        ...provenance,
        buildDefinition: {
          ...provenance.buildDefinition,
          externalParameters: {
            workflow: { repository: 'https://github.com/evil/payments' },
          },
        },
      }),
    ],
    [
      'another commit',
      /built from commit "ffff/,
      attested({
        ...provenance,
        buildDefinition: {
          ...provenance.buildDefinition,
          resolvedDependencies: [
            {
              uri: 'git+https://github.com/acme/payments',
              digest: { gitCommit: 'f'.repeat(40) },
            },
          ],
        },
      }),
    ],
    [
      'a wrong key',
      /None of the 1 configured keys fits/,
      envelopeOf(statementOf(provenanceType, provenance), stranger),
    ],
    [
      'a wrong key that says it is the right one',
      /does not fit the key "release" that it names/,
      envelopeOf(statementOf(provenanceType, provenance), stranger, {
        keyid: 'release-key',
      }),
    ],
    [
      'a tampered payload',
      /configured keys fits/,
      {
        ...attested(),
        payload: Buffer.from(
          JSON.stringify(statementOf(provenanceType, { ...provenance, x: 1 })),
        ).toString('base64'),
      },
    ],
    [
      'a swapped payload type',
      /payloadType is "application\/json"/,
      { ...attested(), payloadType: 'application/json' },
    ],
    [
      'a payload of another type, rightly signed',
      /payloadType is "text\/plain"/,
      envelopeOf(Buffer.from('hello'), key, { payloadType: 'text/plain' }),
    ],
    [
      'a document that is cut off',
      /cut off or malformed/,
      JSON.stringify(attested()).slice(0, -20),
    ],
    ['no signature', /has no signature/, { ...attested(), signatures: [] }],
    [
      'an empty signature',
      /signatures\[0\].sig is empty/,
      { ...attested(), signatures: [{ sig: '' }] },
    ],
    [
      'a wrong predicate',
      /is no provenance/,
      attested({}, 'https://example.com/other'),
    ],
    [
      'a predicate of another type of evidence',
      /is no approval/,
      attested(),
      'approval',
    ],
    [
      'an untrusted builder',
      /not a trusted builder/,
      attested({
        ...provenance,
        runDetails: { builder: { id: 'https://evil.example/builder' } },
      }),
    ],
    [
      'no builder',
      /names no builder/,
      attested({ ...provenance, runDetails: {} }),
    ],
    [
      'a build of tomorrow',
      /startedOn is 2026-06-02.*in the future/,
      attested({
        ...provenance,
        runDetails: {
          ...provenance.runDetails,
          metadata: { startedOn: '2026-06-02T12:00:00Z' },
        },
      }),
    ],
    [
      'a statement of another version',
      /_type of the statement/,
      envelopeOf({ ...statementOf(provenanceType, {}), _type: 'x' }, key),
    ],
    [
      'a statement without subjects',
      /subject of the statement/,
      envelopeOf(statementOf(provenanceType, provenance, []), key),
    ],
    [
      'a subject without digest',
      /subject\[0\].digest/,
      envelopeOf(statementOf(provenanceType, provenance, [{}]), key),
    ],
    [
      'a rejected approval',
      /decision is rejected/,
      attested({ ...approval, decision: 'rejected' }, approvalType),
      'approval',
    ],
    [
      'an approval by nobody',
      /approver.id must say/,
      attested({ ...approval, approver: undefined }, approvalType),
      'approval',
    ],
    [
      'an approval at no time',
      /decidedAt must say/,
      attested({ ...approval, decidedAt: undefined }, approvalType),
      'approval',
    ],
    [
      'an approval of tomorrow',
      /decidedAt is .* in the future/,
      attested(
        { ...approval, decidedAt: '2026-06-02T12:00:00Z' },
        approvalType,
      ),
      'approval',
    ],
    [
      'an approval without a trace of its workflow',
      /workflow.uri must be/,
      attested({ ...approval, workflow: {} }, approvalType),
      'approval',
    ],
    [
      'an approval for another environment',
      /environment "staging", and that of the release/,
      attested({ ...approval, environment: 'staging' }, approvalType),
      'approval',
    ],
    [
      'a gate that did not pass',
      /did not let the release pass/,
      attested({ ...gateDecision, decision: 'failed' }, gateType),
      'gate-decision',
    ],
    [
      'an override without reason',
      /override must say by whom/,
      attested({ ...gateDecision, decision: 'overridden' }, gateType),
      'gate-decision',
    ],
    [
      'a summary that did not pass',
      /only PASSED is accepted/,
      attested({ ...summary, verificationResult: 'FAILED' }, summaryType),
    ],
    [
      'a summary of an untrusted verifier',
      /not a trusted verifier/,
      attested({ ...summary, verifier: { id: 'https://evil' } }, summaryType),
    ],
    [
      'a summary of too low a level',
      /SLSA_BUILD_LEVEL_2 is asked for/,
      attested(
        { ...summary, verifiedLevels: ['SLSA_BUILD_LEVEL_1'] },
        summaryType,
      ),
    ],
    [
      'failed tests',
      /result is FAILED/,
      attested({ ...testResult, result: 'FAILED' }, testType),
      'scan-results',
    ],
    [
      'a scan by no scanner',
      /scanner.uri must say/,
      attested({ ...scan, scanner: { result: [] } }, scanType),
      'scan-results',
    ],
    [
      'something else altogether',
      /none that is accepted/,
      { hello: 'world' },
      'approval',
    ],
  ])('refuses %s', (_, reason, document, type = 'provenance') => {
    const verdict = check(document, type);
    expect(verdict.status).toBe('invalid');
    expect(verdict.checks).toContainEqual(
      expect.objectContaining({
        result: 'failed',
        detail: expect.stringMatching(reason),
      }),
    );
    expect(check(JSON.stringify(document), type).status).toBe('invalid');
  });

  it.each<[string, RegExp, Parameters<typeof check>[2]]>([
    ['keys', /no public key is configured/, { trust: { keys: [] } }],
    ['builders', /no trusted builder/, { trust: { builders: [] } }],
    [
      'digests of the release',
      /no artifact digests/,
      { release: { artifacts: [] } },
    ],
    [
      'a digest of the same algorithm',
      /of other algorithms/,
      { release: { artifacts: [{ digest: `sha512:${'a'.repeat(128)}` }] } },
    ],
    [
      'a repository of the application',
      /no repository to compare with/,
      { release: { repository: undefined } },
    ],
  ])('only records without %s', (_, reason, changed) => {
    expect(check(attested(), 'provenance', changed)).toMatchObject({
      status: 'recorded',
      reason: expect.stringMatching(reason),
    });
  });

  it('only records what nobody signed, unless that is accepted', () => {
    const statement = statementOf(provenanceType, provenance);
    expect(check(statement)).toMatchObject({
      status: 'recorded',
      format: 'in-toto',
    });
    const trust = { acceptUnsigned: ['provenance' as const] };
    expect(check(statement, 'provenance', { trust }).status).toBe('verified');
    expect(check(statement, 'approval', { trust }).status).toBe('invalid');
    expect(check({ runs: [] }, 'scan-results')).toMatchObject({
      status: 'recorded',
    });
  });

  it('holds a key to its scope and its time', () => {
    const withKey = (changed: object) => ({
      trust: {
        keys: [{ name: 'release', publicKey: key.publicKey, ...changed }],
      },
    });
    const status = (changed: object) =>
      check(attested(), 'provenance', withKey(changed)).status;
    expect(status({ types: ['provenance'] })).toBe('verified');
    expect(status({ applications: ['component:default/*'] })).toBe('verified');
    expect(status({ validUntil: '2027-01-01' })).toBe('verified');
    expect(status({ types: ['sbom'] })).toBe('invalid');
    expect(status({ applications: ['component:other/*'] })).toBe('invalid');
    expect(status({ validUntil: '2026-01-01' })).toBe('invalid');
    expect(status({ validFrom: '2026-12-01' })).toBe('invalid');
  });

  it('takes the signature of a key that the document does not name', () => {
    const { payload, payloadType, signatures } = attested();
    const forged = stranger.sign(Buffer.from('x')).toString('base64');
    const document = {
      payload,
      payloadType,
      signatures: [
        { keyid: 'unheard-of', sig: forged },
        { keyid: 'unheard-of', sig: signatures[0].sig },
      ],
    };
    expect(check(document).status).toBe('verified');
  });

  it('compares commits of scans and decisions where no artifact is named', () => {
    const subject = [{ name: 'source', digest: { gitCommit: commit } }];
    const document = envelopeOf(statementOf(scanType, scan, subject), key);
    expect(check(document, 'scan-results').status).toBe('verified');
    const other = { release: { commit: 'f'.repeat(40) } };
    expect(check(document, 'scan-results', other).status).not.toBe('verified');
    const built = envelopeOf(
      statementOf(provenanceType, provenance, subject),
      key,
    );
    expect(check(built).status).not.toBe('verified');
  });

  it('says nothing of a commit where none was released', () => {
    const { checks, source } = check(attested(), 'provenance', {
      release: { commit: undefined },
    });
    expect(checks.map(({ id }) => id)).not.toContain('commit');
    expect(source).toEqual({ repository: 'github.com/acme/payments', commit });
  });
});
