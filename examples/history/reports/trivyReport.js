// @ts-check

/** @typedef {import('../vulnerabilities').Vulnerability} Vulnerability */

const manifests = {
  npm: ['package-lock.json', 'npm'],
  maven: ['pom.xml', 'pom'],
  pypi: ['requirements.txt', 'pip'],
  golang: ['go.mod', 'gomod'],
};

/**
 * What `trivy filesystem --format json` writes about the dependencies of a repository.
 *
 * @param {{ ecosystem: keyof typeof manifests, vulnerabilities: Vulnerability[], moment: string }} options
 */
function trivyDependencyReport({ ecosystem, vulnerabilities, moment }) {
  const [target, type] = manifests[ecosystem];
  return {
    SchemaVersion: 2,
    CreatedAt: moment,
    ArtifactName: '.',
    ArtifactType: 'repository',
    Results: [result(target, 'lang-pkgs', type, vulnerabilities)],
  };
}

/**
 * What `trivy image --format json` writes about the system packages of an image.
 *
 * @param {{ image: string, tag: string, vulnerabilities: Vulnerability[], moment: string }} options
 */
function trivyImageReport({ image, tag, vulnerabilities, moment }) {
  return {
    SchemaVersion: 2,
    CreatedAt: moment,
    ArtifactName: `${image}:${tag}`,
    ArtifactType: 'container_image',
    Metadata: { OS: { Family: 'debian', Name: '12.5' } },
    Results: [
      result(
        `${image}:${tag} (debian 12.5)`,
        'os-pkgs',
        'debian',
        vulnerabilities,
      ),
    ],
  };
}

/**
 * @param {string} target
 * @param {string} className
 * @param {string} type
 * @param {Vulnerability[]} vulnerabilities
 */
function result(target, className, type, vulnerabilities) {
  const entries = vulnerabilities.map(item => ({
    VulnerabilityID: item.id,
    PkgID: `${item.package}@${item.installed}`,
    PkgName: item.package,
    PkgIdentifier: { PURL: packageUrl(item) },
    InstalledVersion: item.installed,
    ...(item.fixed ? { FixedVersion: item.fixed } : {}),
    Status: item.fixed ? 'fixed' : 'affected',
    PrimaryURL: `https://avd.aquasec.com/nvd/${item.id.toLowerCase()}`,
    Title: item.title,
    Severity: item.severity,
    CweIDs: [item.cwe],
    CVSS: { nvd: { V3Score: item.score } },
  }));
  return {
    Target: target,
    Class: className,
    Type: type,
    ...(entries.length ? { Vulnerabilities: entries } : {}),
  };
}

/** @param {Vulnerability} item */
function packageUrl({ ecosystem, package: name, installed }) {
  const version = encodeURIComponent(installed);
  switch (ecosystem) {
    case 'maven':
      return `pkg:maven/${name.replace(':', '/')}@${version}`;
    case 'debian':
      return `pkg:deb/debian/${name}@${version}?arch=amd64&distro=debian-12.5`;
    default:
      return `pkg:${ecosystem}/${name.replace('@', '%40')}@${version}`;
  }
}

module.exports = { trivyDependencyReport, trivyImageReport };
