import { readReport } from '../readReport';
import { twistlockParser } from './twistlock';

const read = (text: string) => readReport(Buffer.from(text));

const parseText = (text: string) => {
  const parsed = twistlockParser.parse(read(text));
  return { ...parsed, results: [...parsed.results] };
};

const parse = (value: unknown) => parseText(JSON.stringify(value));

const image = {
  id: 'sha256:1',
  name: 'registry.example:5000/shop:1.2',
  distro: 'Debian GNU/Linux 12 (bookworm)',
  packages: [
    { type: 'os', name: 'dpkg' },
    { type: 'python', name: 'inflect' },
    { type: 'jar', name: 'acme_core' },
  ],
  compliances: [
    { id: 404, title: 'Add a HEALTHCHECK', severity: 'medium', cause: 'none' },
  ],
  vulnerabilities: [
    {
      id: 'CVE-2024-1000',
      status: 'open',
      severity: 'important',
      packageName: 'dpkg',
      packageVersion: '1.21.22',
    },
  ],
  complianceDistribution: { total: 1 },
  vulnerabilityDistribution: { total: 1 },
};

const withPackage = (packageName: string, own: object = {}) => {
  const item = { id: 'CVE-2024-1000', severity: 'low', packageName, ...own };
  return parse({ results: [{ ...image, vulnerabilities: [item] }] }).results[0];
};

const header =
  'Registry,Repository,Tag,Id,Distro,Hosts,Layer,CVE ID,Compliance ID,Type,Severity,Packages,Source Package,Package Version,CVSS,Fix Status,Description';

describe('twistlockParser', () => {
  it('reads vulnerabilities and compliance issues of an image', () => {
    expect(parse({ results: [image] })).toEqual({
      tool: 'Prisma Cloud',
      categories: ['container', 'cloud'],
      results: [
        {
          category: 'container',
          rule: 'CVE-2024-1000',
          title: 'CVE-2024-1000 in dpkg',
          severity: 'high',
          vulnerabilityIds: ['CVE-2024-1000'],
          packageUrl: 'pkg:deb/debian/dpkg',
          location: {
            package: 'pkg:deb/debian/dpkg',
            image: 'registry.example:5000/shop:1.2',
          },
        },
        {
          category: 'cloud',
          rule: '404',
          title: 'Add a HEALTHCHECK',
          severity: 'medium',
          code: 'registry.example:5000/shop',
          location: { image: 'registry.example:5000/shop:1.2' },
        },
      ],
    });
  });

  it.each([
    ['inflect', 'pkg:pypi/inflect'],
    ['glibc (used in libc6, libc-bin)', 'pkg:deb/debian/glibc'],
    ['org.acme.kit_kit-core_2.13', 'pkg:maven/org.acme.kit/kit-core_2.13'],
    ['acme_core', 'pkg:maven/acme/core'],
    ['snake_case', 'pkg:generic/snake_case'],
  ])('knows the package %s', (name, expected) => {
    expect(withPackage(name).packageUrl).toBe(expected);
  });

  it('takes the score where there is no word, and the title where there is no number', () => {
    expect(withPackage('dpkg', { severity: '', cvss: 9.8 }).severity).toBe(
      'critical',
    );
    const { results } = parse({
      results: [{ ...image, compliances: [{ title: 'Secrets in variables' }] }],
    });
    expect(results[1]).toMatchObject({ rule: 'Secrets in variables' });
  });

  it('reads images of the console', () => {
    const console = {
      repoTag: { registry: 'registry.example', repo: 'shop', tag: '1.2' },
      packages: [{ pkgsType: 'nodejs', pkgs: [{ name: 'marked' }] }],
      vulnerabilities: [
        {
          cve: 'CVE-2024-1001',
          severity: 'high',
          packageName: 'marked',
          id: 46,
        },
      ],
      complianceIssues: [{ id: 41, title: 'Runs as root', severity: 'high' }],
      vulnerabilityDistribution: {},
    };
    for (const value of [[console], [{ entityInfo: console }]]) {
      expect(twistlockParser.detect(read(JSON.stringify(value)))).toBe(true);
      expect(parse(value).results).toMatchObject([
        {
          rule: 'CVE-2024-1001',
          packageUrl: 'pkg:npm/marked',
          location: { image: 'registry.example/shop:1.2' },
        },
        { rule: '41', code: 'registry.example/shop' },
      ]);
    }
  });

  it('reads a CSV export', () => {
    const { results } = parseText(
      [
        header,
        'r.example,shop,1.2,sha256:1,Ubuntu 22.04.3 LTS,,,CVE-2024-1000,46,OS,high,"libc6,libc-bin",glibc,2.35,7.5,needed,"a, b"',
        'r.example,shop,1.2,sha256:1,Ubuntu 22.04.3 LTS,,,CVE-2024-1001,47,jar,,org.acme_core,,1.0,9.8,,',
        'r.example,shop,1.2,sha256:1,Ubuntu 22.04.3 LTS,,,,41,image,medium,,,,,,Runs as root',
        'r.example,shop,1.3,sha256:2,Ubuntu 22.04.3 LTS,,,,,,,,,,,,',
      ].join('\n'),
    );
    expect(results).toMatchObject([
      {
        category: 'container',
        rule: 'CVE-2024-1000',
        severity: 'high',
        packageUrl: 'pkg:deb/ubuntu/glibc',
        location: { image: 'r.example/shop:1.2' },
      },
      { severity: 'critical', packageUrl: 'pkg:maven/org.acme/core' },
      {
        category: 'cloud',
        rule: '41',
        severity: 'medium',
        code: 'r.example/shop',
      },
    ]);
  });

  it.each([
    ['an image', JSON.stringify({ results: [image] }), true],
    ['a CSV export', header, true],
    ['other results', '{"results":[{"id":"a"}]}', false],
    ['other images', '[{"vulnerabilities":[]}]', false],
    ['other CSV', 'a,b\n1,2', false],
  ])('recognises %s', (_, text, expected) => {
    expect(twistlockParser.detect(read(text))).toBe(expected);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ err: 'no token' })).toThrow(
      'results must be a list, and is missing',
    );
    expect(() => parse({ results: [{ vulnerabilities: [{}] }] })).toThrow(
      'results[0].vulnerabilities[0].id must be a text that is not empty',
    );
  });
});
