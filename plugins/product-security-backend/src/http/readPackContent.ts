import {
  ReleaseEvidence,
  severities,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import { PackContent } from '../evidence/pack/PackContent';
import { isActive } from '../exceptions/exceptionTimeline';
import { countOpenFindings } from '../facts/countOpenFindings';
import { formatMoment } from '../moment';
import { ReleaseAtMoment } from './readVisibleRelease';
import { RouterOptions } from './RouterOptions';
import { toRelease } from './toRelease';
import { toSecurityException } from './toSecurityException';

/**
 * What an evidence pack says of a release.
 *
 * @param asOf - milliseconds since 1970 UTC
 */
export async function readPackContent(
  options: RouterOptions,
  { release, state, application }: ReleaseAtMoment,
  evidence: ReleaseEvidence,
  asOf: number,
): Promise<PackContent> {
  const at = state.releasedAt ?? state.candidateAt ?? asOf;
  const recorded = await options.exceptions.exceptionsOf([
    release.applicationId,
  ]);
  const open = await countOpenFindings(await options.facts.fresh(), {
    asOf: at,
    applicationId: release.applicationId,
  });
  return {
    asOf: formatMoment(asOf),
    release: toRelease(release, state, application, options),
    evidence,
    exceptions: recorded
      .filter(exception => isActive(exception, at))
      .map(exception =>
        toSecurityException(
          exception,
          application,
          at,
          options.exceptionRules.expiringWithin,
        ),
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    openFindings: {
      at: formatMoment(at),
      counts: Object.fromEntries(
        severities.map(severity => [severity, open.get(severity) ?? 0]),
      ) as Record<Severity, number>,
    },
  };
}
