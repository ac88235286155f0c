import fc from 'fast-check';
import { distributionOf } from './distributionOf';

const named = (name: string) => {
  const found = distributionOf(name);
  return found && `${found.type}/${found.namespace}`;
};

describe('distributionOf', () => {
  it.each([
    ['debian', 'deb/debian'],
    ['Debian GNU/Linux 12 (bookworm)', 'deb/debian'],
    ['DEBIAN_10', 'deb/debian'],
    ['debian:9', 'deb/debian'],
    ['Ubuntu 22.04.3 LTS', 'deb/ubuntu'],
    ['Alpine Linux v3.15', 'apk/alpine'],
    ['ALPINE_LINUX_3_19', 'apk/alpine'],
    ['rhel:8', 'rpm/redhat'],
    ['rhel', 'rpm/redhat'],
    ['Red Hat Enterprise Linux 9.4 (Plow)', 'rpm/redhat'],
    ['redhat', 'rpm/redhat'],
    ['CENTOS_7', 'rpm/centos'],
    ['Rocky Linux 9.5 (Blue Onyx)', 'rpm/rocky'],
    ['almalinux', 'rpm/alma'],
    ['ALMALINUX_9', 'rpm/alma'],
    ['ol:8', 'rpm/oracle'],
    ['ol8', 'rpm/oracle'],
    ['Oracle Linux Server 8.9', 'rpm/oracle'],
    ['amzn', 'rpm/amazon'],
    ['AMAZON_LINUX_2', 'rpm/amazon'],
    ['opensuse-leap', 'rpm/opensuse'],
    ['opensuse.leap', 'rpm/opensuse'],
    ['OPEN_SUSE_15_5', 'rpm/opensuse'],
    ['sles', 'rpm/suse'],
    ['suse linux enterprise server', 'rpm/suse'],
    ['SUSE_SERVER_15_4', 'rpm/suse'],
    ['cbl-mariner', 'rpm/mariner'],
    ['azurelinux', 'rpm/azurelinux'],
  ])('knows %s', (name, expected) => {
    expect(named(name)).toBe(expected);
  });

  it.each(['', 'nvdv2:cves', 'oldstable', 'WINDOWS_SERVER_2022', 'archive'])(
    'knows no distribution %j',
    name => {
      expect(named(name)).toBeUndefined();
    },
  );

  it('knows its own names again', () => {
    fc.assert(
      fc.property(fc.string(), name => {
        const found = distributionOf(name);
        expect(found && distributionOf(found.namespace)).toEqual(found);
      }),
    );
  });
});
