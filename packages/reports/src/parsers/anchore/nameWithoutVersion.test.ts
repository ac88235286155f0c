import { nameWithoutVersion } from './nameWithoutVersion';

describe('nameWithoutVersion', () => {
  it.each([
    [
      'RPM',
      'java-11-openjdk-headless-1:11.0.25.0.9-2.el8',
      'java-11-openjdk-headless',
    ],
    ['rpm', 'openssl-libs-1:1.1.1k-14.el8_6', 'openssl-libs'],
    ['dpkg', 'libgnutls30-3.5.8-5+deb9u4', 'libgnutls30'],
    ['dpkg', 'libopenjp2-7-2.3.0-2', 'libopenjp2-7'],
    ['dpkg', 'apt-1.4.9', 'apt'],
    ['APKG', 'musl-utils-1.2.4-r2', 'musl-utils'],
    ['Java', 'tomcat-embed-core-9.0.97', 'tomcat-embed-core'],
    ['java', 'guava-31.0-jre', 'guava'],
    ['python', 'python-dateutil-2.8.2', 'python-dateutil'],
    ['python', 'Python', 'Python'],
    ['java', '7-zip', '7-zip'],
    ['', '', ''],
  ])('of %s %s is %s', (kind, text, name) => {
    expect(nameWithoutVersion(kind, text)).toBe(name);
  });
});
