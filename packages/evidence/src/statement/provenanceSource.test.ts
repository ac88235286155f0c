import { provenanceSource } from './provenanceSource';

const repository = 'github.com/acme/payments';
const uri = 'git+https://github.com/acme/payments@refs/heads/main';
const commit = 'a'.repeat(40);
const digest = { sha1: commit };

const sources = (predicate: unknown) =>
  provenanceSource(predicate).declared.map(place => [
    place.repository,
    place.commits,
  ]);

const external = (externalParameters: unknown, more: object = {}) => ({
  buildDefinition: { externalParameters, ...more },
});

describe('provenanceSource', () => {
  it.each<[string, unknown]>([
    ['SLSA 0.2', { invocation: { configSource: { uri, digest } } }],
    ['SLSA 0.1', { recipe: { type: 'x' }, materials: [{ uri, digest }] }],
    [
      'GitLab, which names commits as SHA-256',
      { materials: [{ uri, digest: { sha256: commit } }] },
    ],
    [
      'an address with a commit',
      external({ source: `${uri.split('@')[0]}@${commit}` }),
    ],
    ['container-based builds', external({ source: { uri, digest } })],
    ['a draft of SLSA 1', external({ source: { artifact: { uri, digest } } })],
    [
      'BuildKit from a repository',
      external({ configSource: { uri, digest, path: 'Dockerfile' } }),
    ],
    [
      'BuildKit from a folder',
      {
        metadata: {
          'https://mobyproject.org/buildkit@v1#metadata': {
            vcs: { source: uri, revision: `${commit}-dirty` },
          },
        },
      },
    ],
    [
      'delegated builds',
      external(
        { inputs: {} },
        { resolvedDependencies: [{ uri, digest: { gitCommit: commit } }] },
      ),
    ],
  ])('reads %s', (_, predicate) => {
    expect(sources(predicate)).toEqual([[repository, [commit]]]);
  });

  it('reads each place that says it', () => {
    const predicate = external({
      workflow: { repository: 'https://github.com/acme/payments' },
      source: 'https://github.com/evil/payments',
    });
    expect(sources(predicate)).toEqual([
      [repository, []],
      ['github.com/evil/payments', []],
    ]);
  });

  it('does not take the definition of a Tekton pipeline for the source', () => {
    const found = provenanceSource(
      external(
        { buildConfigSource: { repository: 'https://github.com/acme/ci' } },
        {
          buildType: 'https://tekton.dev/chains/v2/slsa-tekton',
          resolvedDependencies: [{ uri, digest }],
        },
      ),
    );
    expect(found.declared).toEqual([]);
    expect(found.materials).toMatchObject([{ repository, commits: [commit] }]);
  });

  it.each([undefined, 7, 'x', [], {}, { materials: [null, 7, {}] }])(
    'finds nothing in %j',
    predicate => {
      expect(provenanceSource(predicate)).toEqual({
        declared: [],
        materials: [],
      });
    },
  );
});
