import { ApplicationAttributes } from '@prodsec/backstage-plugin-product-security-common';
import { Exploitability } from '../../exploitability/Exploitability';
import { AttributeInterval } from '../../applications/ApplicationHistory';
import {
  FindingHistory,
  ScanOfApplication,
} from '../../findings/ApplicationFindings';
import { FactsWriter } from '../FactsTables';
import { GroupAncestry } from '../groupsAbove';
import { Acceptance } from '../projectFindings';
import { projectApplication } from '../projectApplication';
import { defaultRootCauseRules } from '../../gates/rootCauseOf';
import { defaultWeights } from '../readWeights';
import { attributesOf } from './attributesOf';

/** An application for {@link projectInto}, by default the same at all times. */
export interface GivenApplication {
  id: number;
  ref: string;
  attributes?: Partial<ApplicationAttributes>;
  /** In place of `attributes`. */
  intervals?: AttributeInterval[];
  findings?: FindingHistory[];
  scans?: ScanOfApplication[];
  acceptances?: Acceptance[];
  /** What its teams are within; by default nothing. */
  ancestry?: GroupAncestry;
}

/** Puts the projections of applications into a database. */
export async function projectInto(
  database: FactsWriter,
  applications: GivenApplication[],
): Promise<void> {
  const exploitability = Exploitability.of({
    knownExploited: new Map([['CVE-2021-44228', 0]]),
    epss: [],
    weights: defaultWeights.exploitability,
  });
  for (const { id, ref, attributes, ...given } of applications) {
    const always = {
      validFrom: 0,
      validTo: undefined,
      attributes: attributesOf(attributes),
    };
    const rows = projectApplication(
      {
        history: { id, ref, intervals: given.intervals ?? [always] },
        ancestry: given.ancestry ?? new Map(),
        findings: {
          applicationId: id,
          findings: given.findings ?? [],
          scans: given.scans ?? [],
          arrivals: [],
        },
        exceptions: (given.acceptances ?? []).map(acceptance => ({
          id: acceptance.exception,
          applicationId: id,
          findings: [acceptance.findingId],
          createdAt: acceptance.from,
          recordedBy: 'user:default/ana',
          versions: [
            {
              recordedAt: acceptance.from,
              by: 'user:default/ana',
              terms: { reason: 'r', expiresAt: acceptance.to },
            },
          ],
        })),
        presence: new Map(),
        rotations: [],
        activity: [],
        releases: [],
      },
      {
        exploitability,
        weights: defaultWeights,
        ages: { scanMaxAge: 30, releaseEvidenceMaxAge: 180 },
        rotationSla: 7,
        rotationSlaRules: [],
        isProduction: () => false,
        rootCauses: defaultRootCauseRules,
      },
    );
    await database.replace([id], rows);
  }
}
