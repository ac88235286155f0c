import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { parse } from 'yaml';
import { productSecurityPlugin } from './plugin';

jest.setTimeout(180_000);

const root = resolve(
  resolvePackagePath('@prodsec/backstage-plugin-product-security-backend'),
  '../..',
);
const guides = {
  gates: readFileSync(join(root, 'docs/gates.md'), 'utf8'),
  uploads: readFileSync(join(root, 'docs/uploading-from-ci.md'), 'utf8'),
};

/** What each CI system sets in a job that releases a tag. */
const pipelines = {
  'GitHub Actions': {
    GITHUB_ACTIONS: 'true',
    GITHUB_REF_TYPE: 'tag',
    GITHUB_REF_NAME: '2.4.1',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_RUN_ID: '71',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'release',
  },
  'GitLab CI': {
    GITLAB_CI: 'true',
    CI_COMMIT_TAG: '2.5.0',
    CI_COMMIT_SHA: 'b'.repeat(40),
    CI_JOB_ID: '72',
  },
  Jenkins: {
    JENKINS_URL: 'https://jenkins.example',
    BUILD_URL: 'https://jenkins.example/job/payments/26/',
    BUILD_NUMBER: '26',
    GIT_COMMIT: 'c'.repeat(40),
  },
};

describe('the pipelines of the guides', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guide-'));
  let server: Parameters<typeof request>[0];
  let environment: Record<string, string>;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: { name: 'payments', namespace: 'default' },
              spec: { type: 'service', lifecycle: 'production' },
            },
          ],
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
    environment = {
      PRODSEC_URL: `http://localhost:${backend.server.port()}`,
      PRODSEC_TOKEN: mockCredentials.service.token(),
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    };
    fillFolder(folder);
  });
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the steps of a pipeline until one fails, as CI systems do. */
  async function run(steps: string[], pipeline: keyof typeof pipelines) {
    let output = '';
    for (const step of steps) {
      const child = spawn('bash', ['-e', '-c', step], {
        cwd: folder,
        env: { ...environment, ...pipelines[pipeline] } as NodeJS.ProcessEnv,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const ended = new Promise<number | null>(done =>
        child.once('close', done),
      );
      const [said, messages, code] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        ended,
      ]);
      output += said + messages;
      if (code !== 0) return { code, output };
    }
    return { code: 0, output };
  }

  const releases = async () =>
    (await request(server).get('/api/product-security/releases')).body.items;

  it('upload reports', async () => {
    for (const pipeline of Object.keys(
      pipelines,
    ) as (keyof typeof pipelines)[]) {
      const steps = stepsOf(guides.uploads, pipeline);
      expect(steps).toHaveLength(1);
      expect(await run(steps, pipeline)).toMatchObject({ code: 0 });
    }
  });

  it('ask the gate on GitHub Actions, and tell that it was released', async () => {
    const steps = stepsOf(guides.gates, 'GitHub Actions');
    expect(steps).toHaveLength(4);
    const { code, output } = await run(steps, 'GitHub Actions');
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toContain(
      '::notice title=Gate portal of component%3Adefault/payments 2.4.1 for production::passed at attempt 1',
    );
    expect(await releases()).toMatchObject([
      {
        version: '2.4.1',
        firstPass: true,
        releasedAt: expect.any(String),
        gates: [{ gate: 'portal', attempt: 1, status: 'passed' }],
      },
    ]);
  });

  it('ask the gate on GitLab CI', async () => {
    const ran = await run(stepsOf(guides.gates, 'GitLab CI'), 'GitLab CI');
    expect(ran).toMatchObject({ code: 0 });
    const report = readFileSync(join(folder, 'gate.xml'), 'utf8');
    expect(report).toContain('failures="0"');
  });

  it('are stopped by the policy of the repository on Jenkins', async () => {
    const { code, output } = await run(
      stepsOf(guides.gates, 'Jenkins'),
      'Jenkins',
    );
    expect(output).toContain(
      'no complete dast scan of the default branch in the last 7 days',
    );
    expect(code).toBe(1);
    expect(await releases()).toContainEqual(
      expect.objectContaining({ version: '26', firstPass: false }),
    );
  });
});

/** What a CI system would run of the pipeline in a section: what is of the portal, and the deployment. */
function stepsOf(guide: string, section: keyof typeof pipelines): string[] {
  const [, block] = new RegExp(
    `## ${section}\\n[^#]*?\`\`\`\\w+\\n([^]*?)\`\`\``,
  ).exec(guide)!;
  const all =
    section === 'Jenkins'
      ? [...block.matchAll(/^\s*sh (["'])(.*)\1$/gm)].map(([, , step]) => step)
      : Object.values<any>(parse(block).jobs ?? parse(block)).flatMap(
          ({ steps, script }) => script ?? steps.map(({ run }: any) => run),
        );
  return all.filter(
    step => step && /@prodsec\/cli|deploy\.sh|product-security/.test(step),
  );
}

function fillFolder(folder: string): void {
  const [, policy] = /```yaml\n# release-policy\.yaml\n([^]*?)```/.exec(
    guides.gates,
  )!;
  const files = {
    'catalog-info.yaml': 'kind: Component\nmetadata:\n  name: payments\n',
    'release-policy.yaml': policy,
    'results.sarif': JSON.stringify({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'ESLint' } }, results: [] }],
    }),
    'gitleaks.json': JSON.stringify([
      {
        Description: 'Generic key',
        RuleID: 'generic-api-key',
        Fingerprint: 'abc:a.env:generic-api-key:1',
        File: 'a.env',
        StartLine: 1,
        EndLine: 1,
        StartColumn: 1,
        EndColumn: 9,
        Match: 'REDACTED',
        Secret: 'REDACTED',
        Commit: 'abc',
        Author: '',
        Email: '',
        Date: '',
        Message: '',
        Tags: [],
        Entropy: 4,
        SymlinkFile: '',
      },
    ]),
    'trivy.json': JSON.stringify({
      SchemaVersion: 2,
      ArtifactName: 'payments',
      ArtifactType: 'container_image',
      Results: [{ Target: 'payments', Class: 'os-pkgs', Type: 'debian' }],
    }),
    'deploy.sh': '#!/bin/sh\n',
    // The command as the registry would give it.
    'bin/npx': `#!/bin/sh\nshift 2\nexec '${process.execPath}' '${join(
      root,
      'packages/cli/bin/prodsec',
    )}' "$@"\n`,
  };
  mkdirSync(join(folder, 'bin'));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content);
  }
  for (const name of ['deploy.sh', 'bin/npx']) {
    chmodSync(join(folder, name), 0o755);
  }
}
