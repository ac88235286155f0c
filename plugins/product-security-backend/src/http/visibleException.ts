import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { SecurityException } from '@prodsec/backstage-plugin-product-security-common';
import { RecordedException } from '../exceptions/RecordedException';
import { RouterOptions } from './RouterOptions';
import { toSecurityException } from './toSecurityException';

/** @throws NotFoundError when there is no such exception, or its application is not visible to the caller */
export async function visibleException(
  { exceptions, visibility }: RouterOptions,
  id: string,
  credentials: BackstageCredentials,
): Promise<RecordedException> {
  const known = await exceptions.find(id);
  const visible = await visibility.visibleTo(credentials);
  if (!known || (visible !== 'all' && !visible.has(known.applicationId))) {
    throw new NotFoundError(`There is no exception '${id}'`);
  }
  return known;
}

/** An exception as the API shows it, with the team its application had at a moment or has had last. */
export async function showException(
  { applications, exceptionRules }: RouterOptions,
  exception: RecordedException,
  asOf: number,
): Promise<SecurityException> {
  const [{ ref, intervals }] = await applications.history([
    exception.applicationId,
  ]);
  const then =
    intervals.findLast(({ validFrom }) => validFrom <= asOf) ??
    intervals.at(-1);
  return toSecurityException(
    exception,
    { ref, team: then?.attributes.team ?? null },
    asOf,
    exceptionRules.expiringWithin,
  );
}
