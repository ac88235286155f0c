import { RFC3161Timestamp } from '@sigstore/core';
import { SignedEntity } from '@sigstore/verify';

/** Earliest of the times in a bundle that was verified. The time of a log entry counts where the log promised its inclusion at that time. */
export function signedTime({
  tlogEntries,
  timestamps,
}: SignedEntity): Date | undefined {
  const times = [
    ...tlogEntries
      .filter(entry => entry.inclusionPromise)
      .map(entry => Number(entry.integratedTime) * 1000),
    ...timestamps.flatMap(timestamp =>
      timestamp.$case === 'timestamp-authority'
        ? [(timestamp.timestamp as RFC3161Timestamp).signingTime.getTime()]
        : [],
    ),
  ].filter(time => time > 0);
  return times.length > 0 ? new Date(Math.min(...times)) : undefined;
}
