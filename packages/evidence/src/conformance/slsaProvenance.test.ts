import { createHash } from 'node:crypto';
import {
  checkEvidence,
  createEvidenceTrust,
  EvidenceRelease,
  EvidenceTrustOptions,
  EvidenceType,
} from '..';
import { blockNetwork } from './blockNetwork';
import { SharedFolder } from './sharedFolder';

const folder = new SharedFolder('slsa_provenance');

/** Key with which npm signs that it published a package, until 2025. */
const npmKey = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE1Olb3zMAFFxXKHiIkQO5cJ3Yhl5i
6UPp+IhuteBJbuHcA5UogKo0EWtlWwW6KSaKoTNEYL7JlCQiVnkhBktUgg==
-----END PUBLIC KEY-----
`;

/** Key of the region in which the images were built, which signs the payload alone. */
const cloudBuildKey = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEw/gdczl7qDD4ww9B6WmJ6++/hQ5S
mdw/1RBcwNNQE9qN0O+DilRE9/AjH7OvJUhNznOzEzH7mFq5mNdmUjYlXg==
-----END PUBLIC KEY-----
`;

const github = 'https://token.actions.githubusercontent.com';

const options: EvidenceTrustOptions = {
  roots: ['public-good'],
  keys: [
    {
      name: 'npm',
      id: 'SHA256:jl3bwswu80PjjokCgh0o2w5c2U4LhQAE57gj9cz1kzA',
      publicKey: npmKey,
    },
    {
      name: 'Cloud Build in us-west2',
      id: 'projects/verified-builder/locations/us-west2/keyRings/attestor/cryptoKeys/builtByGCB/cryptoKeyVersions/1',
      publicKey: cloudBuildKey,
      signs: 'payload',
    },
  ],
  builders: [
    // Builders that the generators call sign with the certificate of the workflow that called them.
    {
      id: 'https://github.com/slsa-framework/*/.github/workflows/builder_*@refs/tags/**',
      subject:
        'https://github.com/slsa-framework/slsa-github-generator/.github/workflows/delegator_*@refs/tags/**',
      issuer: github,
    },
    {
      id: 'https://github.com/slsa-framework/*/.github/workflows/*@refs/**',
      issuer: github,
    },
    {
      id: 'https://github.com/asraa/slsa-on-github/.github/workflows/*@refs/heads/main',
      subject:
        'https://github.com/laurentsimon/slsa-delegator/.github/workflows/delegator_generic_slsa3.yml@refs/heads/main',
      issuer: github,
    },
    {
      id: 'https://github.com/bazel-contrib/.github/.github/workflows/release_ruleset.yaml@refs/tags/**',
      issuer: github,
    },
    ...[
      'https://github.com/actions/runner**',
      'https://github.com/npm/cli@*',
    ].map(id => ({
      id,
      subject: 'https://{repository}/.github/workflows/*@**',
      issuer: github,
    })),
    { id: 'https://cloudbuild.googleapis.com/GoogleHostedWorker@v0.3' },
  ],
};

/** What a provenance is of: what is written in it, which is compared with the name of its file. */
function check(
  document: Buffer,
  release: Partial<EvidenceRelease>,
  type: EvidenceType = 'provenance',
  trust = options,
) {
  return checkEvidence(document, {
    type,
    trust: createEvidenceTrust(trust),
    release: {
      application: 'component:default/example',
      artifacts: [],
      ...release,
    },
    now: new Date('2026-06-01T00:00:00Z'),
  });
}

function digestOf(content: Buffer, algorithm = 'sha256'): string {
  return `${algorithm}:${createHash(algorithm).update(content).digest('hex')}`;
}

describe('conformance of SLSA provenance', () => {
  blockNetwork();

  if (!folder.isThere) {
    it.skip(`SLSA provenance: ${folder.absence}`, () => {});
    return;
  }

  describe('builders of the SLSA generators', () => {
    const files = folder
      .files('cli')
      .filter(file => /cli\/gha_.*\.(?:build\.slsa|intoto\.jsonl)$/.test(file));

    it.each(files)('%s', file => {
      const document = folder.read(file);
      const artifactFile = file.replace(
        /(?:\.intoto)?(?:\.build\.slsa|\.jsonl)$/,
        '',
      );
      // The artifact of the Go and generic builders is not in the folder: what it must be stands in the provenance.
      const artifacts = folder.has(artifactFile)
        ? [{ digest: digestOf(folder.read(artifactFile)) }]
        : subjectsOf(document);
      const release = {
        artifacts,
        repository: 'github.com/slsa-framework/example-package',
      };
      const verdict = check(document, release);
      // These envelopes have no entry of the transparency log, which the verifier of SLSA looks up in the network.
      const isBare = !document.toString().includes('tlogEntries');
      expect([verdict.status, verdict.reason]).toEqual([
        isBare ? 'recorded' : 'verified',
        expect.stringMatching(
          isBare ? /nothing in the document proves/ : /Every check passed/,
        ),
      ]);
      expect(
        check(document, { ...release, repository: 'github.com/else/where' }),
      ).toMatchObject({ status: 'invalid' });
      expect(
        check(document, {
          ...release,
          artifacts: [{ digest: `sha256:${'0'.repeat(64)}` }],
        }),
      ).toMatchObject({
        status: 'invalid',
        reason: expect.stringMatching(/another artifact/),
      });
    });
  });

  describe('packages of npm', () => {
    const files = folder
      .files('cli/npm')
      .filter(file => file.endsWith('.tgz.json'));

    it.each(files)('%s', file => {
      const verdict = check(folder.read(file), {
        artifacts: [
          {
            digest: digestOf(
              folder.read(file.replace(/\.json$/, '')),
              'sha512',
            ),
          },
        ],
        repository: repositoryIn(folder.read(file)),
      });
      expect([verdict.status, verdict.reason]).toEqual([
        file.includes('invalidsig') ? 'invalid' : 'verified',
        expect.any(String),
      ]);
    });
  });

  describe('attestations of npm', () => {
    const files = folder
      .files('gha')
      .filter(file => file.startsWith('gha/npm-'));

    it.each(files)('%s', file => {
      const document = folder.read(file);
      expect(
        check(document, {
          artifacts: subjectsOf(document),
          repository: repositoryIn(document),
        }),
      ).toMatchObject({
        status: file.endsWith('/npm-attestations.intoto.sigstore')
          ? 'verified'
          : 'invalid',
      });
    });

    it.each([
      ['npm-att-prov-invalid-signature', /does not fit the payload/],
      ['npm-att-publish-invalid-signature', /does not fit the key "npm"/],
      ['npm-att-mismatch-prov-payloadtype', /payloadType is/],
      ['npm-att-mismatch-pub-predicatetype', /list says another/],
      ['npm-att-mismatch-prov-predicatetype', /list says another/],
    ])('says what is wrong with %s', (name, reason) => {
      const document = folder.read(`gha/${name}.intoto.sigstore`);
      const { checks } = check(document, {
        artifacts: subjectsOf(document),
        repository: repositoryIn(document),
      });
      expect(checks.filter(({ result }) => result === 'failed')).toContainEqual(
        expect.objectContaining({ detail: expect.stringMatching(reason) }),
      );
    });
  });

  describe('bundles', () => {
    it.each([
      ['attestation', 'provenance', 'verified', /Every check passed/],
      ['valid-v0.3', 'provenance', 'verified', /Every check passed/],
      ['invalid-dsse-sig', 'provenance', 'invalid', /not valid Base64/],
      ['invalid-set', 'provenance', 'invalid', /promise of the transparency/],
      ['mismatch-tlog', 'provenance', 'invalid', /./],
      // A signature that holds over a statement whose predicate has no type: no provenance.
      ['valid', 'provenance', 'invalid', /is no provenance/],
    ] as const)('%s as %s is %s', (name, type, status, reason) => {
      const document = folder.read(`gha/bundle/${name}.intoto.sigstore`);
      const release = {
        artifacts: subjectsOf(document),
        repository: repositoryIn(document),
      };
      expect(check(document, release, type)).toMatchObject({
        status,
        reason: expect.stringMatching(reason),
      });
    });

    it('valid, as a signature', () => {
      const document = folder.read('gha/bundle/valid.intoto.sigstore');
      const verdict = check(
        document,
        { artifacts: subjectsOf(document) },
        'signature',
        {
          roots: ['public-good'],
          identities: [{ subject: '**', issuer: '**', anyRepository: true }],
        },
      );
      expect(verdict).toMatchObject({ status: 'verified' });
    });

    it('signed by another workflow than that of the trusted builder', () => {
      const document = folder.read(
        'cli/bcr/rules_lint-v1.3.1.tar.gz.intoto.jsonl',
      );
      const release = {
        artifacts: subjectsOf(document),
        repository: 'github.com/aspect-build/rules_lint',
      };
      expect(check(document, release)).toMatchObject({
        status: 'verified',
        source: {
          repository: 'github.com/aspect-build/rules_lint',
          commit: '8f70009fde0c94ade6ce2a054b94718c819126ec',
        },
      });
      const builders = [
        {
          id: 'https://github.com/bazel-contrib/.github/.github/workflows/*@**',
          subject: 'https://github.com/wrong/signer/**',
        },
      ];
      expect(
        check(document, release, 'provenance', { ...options, builders }),
      ).toMatchObject({
        status: 'invalid',
        reason: expect.stringMatching(/may not sign provenance/),
      });
    });
  });

  describe('images of Google Cloud Build', () => {
    const files = folder
      .files('cli/gcb_container')
      .filter(file => file.endsWith('.json'));

    it.each(files)('%s', file => {
      const [, name] = /gcloud-container-(.*)\.json/.exec(file) ?? [];
      const isGood =
        ['github', 'github-tag', 'gcs'].includes(name) ||
        /^multiple-signatures-\dr?n?dvalid$/.test(name);
      const digestFile = file.replace(/\.json$/, '.digest');
      const digest = folder.has(digestFile)
        ? folder.read(digestFile).toString().trim()
        : 'sha256:f472ca4b68898c951ac3b476cba919d0d56fca4ced631fabcead51e4b2b690e7';
      // Built from an upload to a bucket, which is no repository of anybody.
      const isOfBucket = name === 'gcs';
      const verdict = check(folder.read(file), {
        artifacts: [{ digest }],
        repository:
          name === 'github-tag'
            ? 'github.com/slsa-framework/example-package'
            : 'github.com/laurentsimon/gcb-tests',
      });
      const status = isGood && !isOfBucket ? 'verified' : 'invalid';
      const reason = isOfBucket ? /no repository/ : /./;
      expect([verdict.status, verdict.reason]).toEqual([
        status,
        expect.stringMatching(reason),
      ]);
    });
  });

  it('trusts the verifier of a summary by its key', () => {
    const vsa = 'cli/vsa/gce/v1';
    const trust: EvidenceTrustOptions = {
      keys: [
        {
          name: 'verifier',
          publicKey: folder
            .read(`${vsa}/vsa_signing_public_key.pem`)
            .toString(),
        },
      ],
      verifiers: [
        {
          id: 'https://bcid.corp.google.com/verifier/bcid_package_enforcer/*',
          levels: ['SLSA_BUILD_LEVEL_2'],
        },
      ],
    };
    const document = folder.read(`${vsa}/gke-gce-pre.bcid-vsa.jsonl`);
    const artifacts = [{ digest: 'gce_image_id:8970095005306000053' }];
    expect(
      check(document, { artifacts }, 'gate-decision', trust),
    ).toMatchObject({ status: 'verified', signer: { name: 'verifier' } });
    const [verifier] = trust.verifiers ?? [];
    expect(
      check(document, { artifacts }, 'gate-decision', {
        ...trust,
        verifiers: [{ ...verifier, levels: ['SLSA_BUILD_LEVEL_3'] }],
      }),
    ).toMatchObject({
      status: 'invalid',
      reason: expect.stringMatching(/SLSA_BUILD_LEVEL_3 is asked for/),
    });
  });

  it.each([
    // Its signature is of a certificate that is not in the folder.
    ['bazel-trusted-dsseEnvelope.build.slsa', 'recorded', /no public key/],
    [
      'bazel-untrusted-dsseEnvelope.sigstore',
      'invalid',
      /not a trusted builder/,
    ],
  ])('%s is %s', (name, status, reason) => {
    const document = folder.read(`gha/${name}`);
    const verdict = check(
      document,
      {
        artifacts: subjectsOf(document),
        repository: repositoryIn(document),
      },
      'provenance',
      { ...options, keys: [] },
    );
    expect(verdict).toMatchObject({
      status,
      reason: expect.stringMatching(reason),
    });
  });

  it.each([
    // A log entry is not in these documents: what cannot be proven is not verified.
    ['multi-subject-first', 'recorded', /nothing in the document proves/],
    ['multi-subject-second', 'recorded', /nothing in the document proves/],
    ['expired-cert', 'invalid', /not a trusted builder/],
    ['no-tlog-upload', 'invalid', /not a trusted builder/],
  ])('binary-linux-amd64-%s is %s', (name, status, reason) => {
    const document = folder.read(`cli/binary-linux-amd64-${name}.intoto.jsonl`);
    expect(
      check(document, {
        artifacts: subjectsOf(document),
        repository: repositoryIn(document),
      }),
    ).toMatchObject({ status, reason: expect.stringMatching(reason) });
  });
});

/** Subjects that a document states, for where the artifact itself is not there. */
function subjectsOf(document: Buffer): Array<{ digest: string }> {
  return statementsIn(document).flatMap((statement: any) =>
    (statement.subject ?? []).flatMap((subject: any) =>
      Object.entries(subject.digest ?? {}).map(([algorithm, digest]) => ({
        digest: `${algorithm}:${digest}`,
      })),
    ),
  );
}

function repositoryIn(document: Buffer): string {
  for (const statement of statementsIn(document)) {
    const match =
      /"(?:git\+)?https:\/\/(github\.com\/[\w.-]+\/[\w.-]+)(?:@refs[^"]*)?"/.exec(
        JSON.stringify({
          a: statement.predicate?.invocation?.configSource,
          b: statement.predicate?.buildDefinition?.externalParameters,
          c: statement.predicate?.materials,
          d: statement.predicate?.buildDefinition?.resolvedDependencies,
        }),
      );
    if (match) return match[1];
  }
  return 'github.com/none/none';
}

function statementsIn(document: Buffer): any[] {
  const payloads = document.toString().matchAll(/"payload"\s*:\s*"([^"]+)"/g);
  return [...payloads].flatMap(([, payload]) => {
    try {
      return [JSON.parse(Buffer.from(payload, 'base64').toString())];
    } catch {
      return [];
    }
  });
}
