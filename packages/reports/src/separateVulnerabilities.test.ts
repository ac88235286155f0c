import { separateVulnerabilities } from './separateVulnerabilities';

describe('separateVulnerabilities', () => {
  it.each<[string, string[], string[][]]>([
    ['CVE-2024-1', [], [['CVE-2024-1']]],
    ['CVE-2024-1', ['CVE-2024-1', 'CVE-2024-2'], [['CVE-2024-1']]],
    [
      'CVE-2024-1',
      ['GHSA-aaaa-bbbb-cccc', ''],
      [['CVE-2024-1', 'GHSA-aaaa-bbbb-cccc']],
    ],
    [
      'GHSA-aaaa-bbbb-cccc',
      ['CVE-2024-1', 'CVE-2024-2'],
      [['CVE-2024-1', 'CVE-2024-2', 'GHSA-aaaa-bbbb-cccc']],
    ],
    ['RHSA-2024:1', ['CVE-2024-1'], [['CVE-2024-1']]],
    [
      'ALAS2-2024-2500',
      ['CVE-2024-1', 'CVE-2024-2', 'CVE-2024-1'],
      [['CVE-2024-1'], ['CVE-2024-2']],
    ],
  ])('makes of %s with %j %j', (id, related, expected) => {
    expect(separateVulnerabilities(id, related)).toEqual(expected);
  });
});
