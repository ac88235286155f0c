import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { FindingDetails } from '@prodsec/backstage-plugin-product-security-common';
import { Visibility } from '../applications/Visibility';
import { Facts } from '../facts/Facts';
import { findFindings } from '../facts/findFindings';
import { RiskExplainer } from '../facts/RiskExplainer';
import { FindingStore } from '../findings/FindingStore';
import { RotationStore } from '../secrets/RotationStore';
import { toRotationRecords } from '../secrets/toLeakedCredential';
import { toFindingDetails } from './toFindingDetails';

/**
 * A finding with its whole history, for a caller who may read its application.
 *
 * @param asOf - milliseconds since 1970 UTC; a moment before its first report is answered with that of the first report
 * @throws NotFoundError when there is none, or none that the caller may read
 */
export async function readFindingDetails(
  rooms: {
    facts: Facts;
    findings: FindingStore;
    risks: RiskExplainer;
    rotations: RotationStore;
    visibility: Visibility;
  },
  id: string,
  credentials: BackstageCredentials,
  asOf: number,
): Promise<FindingDetails> {
  const recorded = await rooms.findings.getFinding(id);
  const visible = await rooms.visibility.visibleTo(credentials);
  if (
    !recorded ||
    (visible !== 'all' && !visible.has(recorded.applicationId))
  ) {
    throw new NotFoundError(`There is no finding '${id}'`);
  }
  const moment = Math.max(asOf, recorded.firstSeenAt);
  const { items } = await findFindings(await rooms.facts.fresh(), {
    asOf: moment,
    visible,
    filters: { ids: [recorded.id] },
    limit: 1,
  });
  if (!items.length) {
    throw new NotFoundError(
      `Finding '${id}' is of an application that is not in the catalog`,
    );
  }
  const [finding] = items;
  return toFindingDetails(
    finding,
    recorded,
    await rooms.risks.explain(finding, recorded.sightings, moment),
    recorded.category === 'secret'
      ? toRotationRecords(
          await rooms.rotations.toldOf([recorded.id]),
          visible,
          moment,
        )
      : [],
  );
}
