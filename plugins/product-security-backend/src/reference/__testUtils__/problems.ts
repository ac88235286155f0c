import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { Problem } from './World';

/** Everything that can be found. Some share a rule, some a vulnerability; none can be mistaken for another. */
export const problems: readonly Problem[] = [
  problem('code', 'sql-injection', 'src/a.ts'),
  problem('code', 'sql-injection', 'src/b.ts'),
  problem('code', 'weak-hash', 'src/a.ts'),
  problem('dependency', 'CVE-2026-1001', 'pkg:npm/a', ['CVE-2026-1001']),
  problem('dependency', 'CVE-2026-1001', 'pkg:npm/b', ['CVE-2026-1001']),
  problem('dependency', 'CVE-2026-1002', 'pkg:npm/c', [
    'CVE-2026-1002',
    'CVE-2026-1003',
  ]),
  problem('container', 'CVE-2026-1001', 'pkg:deb/a', ['CVE-2026-1001']),
  problem('secret', 'aws-key', 'deploy/a.env'),
  problem('secret', 'aws-key', 'deploy/b.env'),
  problem('secret', 'token', 'deploy/c.env'),
];

/** The vulnerabilities among them. */
export const cves = ['CVE-2026-1001', 'CVE-2026-1002', 'CVE-2026-1003'];

function problem(
  category: Category,
  rule: string,
  place: string,
  ids: string[] = [],
): Problem {
  return { category, rule, place, cves: ids };
}
