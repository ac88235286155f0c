import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';

/**
 * A source of gems that is not encrypted.
 *
 * @param source - a URL such as `http://rubygems.org/` or `git://github.com/acme/kit.git`
 */
export function insecureSource(source: string): ReportedResult {
  // Without a user, whose password may stand in it.
  const place = source
    .trim()
    .replace(/^[a-z+]{1,10}:\/\//i, '')
    .replace(/^[^/]*@/, '');
  const packageUrl = packageUrlOf('generic', place);
  return {
    category: 'dependency',
    rule: 'insecure-source',
    title: `Gems come from an insecure source: ${place}`,
    vulnerabilityIds: ['insecure-source'],
    packageUrl,
    location: { package: packageUrl, path: 'Gemfile.lock' },
  };
}
