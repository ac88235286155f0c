/** A family of operating systems, as package URLs name it. */
export interface Distribution {
  /** Type of its packages: `deb`, `rpm`, `apk` or `alpm`. */
  type: string;
  /** Namespace of its packages. */
  namespace: string;
}

/**
 * The distribution that a scanner names, with or without a version behind it; `undefined` when it is none that is known.
 *
 * @remarks
 * Scanners take the name from `/etc/os-release` (`rhel`, `ol`, `amzn`), from the vendor (`Red Hat Enterprise Linux 9.4 (Plow)`), from a feed
 * (`rhel:9`) or make up their own (`AMAZON_LINUX_2`). The namespace is the one that Trivy writes, so that one package of
 * one distribution is the same for every scanner.
 *
 * @param name - e.g. `Debian GNU/Linux 12 (bookworm)`, `ubuntu:22.04`, `ALPINE_LINUX_3_19`
 */
export function distributionOf(name: string): Distribution | undefined {
  const words = name
    .slice(0, longestName)
    .toLocaleLowerCase('en-US')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
  const [first] = words.split(/(?<=[a-z])(?=\d)| /, 1);
  for (const [start, distribution] of byStart) {
    if (start.includes(' ') ? words.startsWith(start) : first === start) {
      return distribution;
    }
  }
  return undefined;
}

const longestName = 200;

/** By type and namespace, the first word or words of what it is called. */
const starts: Record<string, string[]> = {
  'deb/debian': ['debian'],
  'deb/ubuntu': ['ubuntu'],
  'apk/alpine': ['alpine', 'alpinelinux'],
  'apk/wolfi': ['wolfi'],
  'apk/chainguard': ['chainguard'],
  'rpm/redhat': ['redhat', 'red hat', 'rhel', 'hummingbird'],
  'rpm/centos': ['centos'],
  'rpm/rocky': ['rocky', 'rockylinux'],
  'rpm/alma': ['alma', 'almalinux'],
  'rpm/oracle': ['oracle', 'oraclelinux', 'ol'],
  'rpm/amazon': ['amazon', 'amazonlinux', 'amzn', 'al'],
  'rpm/fedora': ['fedora'],
  'rpm/opensuse': ['opensuse', 'open suse'],
  'rpm/suse': ['suse', 'sles', 'sled', 'sle'],
  'rpm/photon': ['photon'],
  'rpm/mariner': ['mariner', 'cbl mariner'],
  'rpm/azurelinux': ['azurelinux', 'azure linux'],
  'alpm/arch': ['arch', 'archlinux'],
};

const byStart: Array<[string, Distribution]> = Object.entries(starts).flatMap(
  ([key, names]) => {
    const [type, namespace] = key.split('/');
    return names.map((name): [string, Distribution] => [
      name,
      { type, namespace },
    ]);
  },
);
