import { ApplicationAttributes } from '@prodsec/backstage-plugin-product-security-common';
import { NormalisedResult } from '@prodsec/reports';
import { Knex } from 'knex';
import { ApplicationStore } from '../../applications/ApplicationStore';
import { GroupParentStore } from '../../applications/GroupParentStore';
import { OwnerPresenceStore } from '../../applications/OwnerPresenceStore';
import { recordApplications } from '../../applications/recordApplications';
import { ExceptionStore } from '../../exceptions/ExceptionStore';
import { Exploitability } from '../../exploitability/Exploitability';
import { attributesOf } from '../../facts/__testUtils__/attributesOf';
import { createTestFacts } from '../../facts/__testUtils__/createTestFacts';
import { defaultWeights as weights } from '../../facts/readWeights';
import { defaultHoldRules } from '../../findings/HoldRules';
import { FindingStore } from '../../findings/FindingStore';
import { ScanToRecord } from '../../findings/types';
import { ReleaseStore } from '../../releases/ReleaseStore';
import { ActivityStore } from '../../secrets/ActivityStore';
import { RotationStore } from '../../secrets/RotationStore';
import { applyMigrations } from '../../store/createStore';
import { IntakeStore } from '../IntakeStore';
import { ScanListStore } from '../ScanListStore';
import { IntakeOptions, OperationsService } from '../OperationsService';

const day = 86_400_000;
/** The first day of the world. */
export const start = Date.UTC(2026, 0, 1);
export const daysIn = (days: number) => start + days * day;

/** Stores on a database of their own, and the service over them. */
export async function createWorld(knex: Knex) {
  await applyMigrations(knex);
  const applications = new ApplicationStore(knex);
  const findings = FindingStore.create({
    knex,
    config: { ...defaultHoldRules, unverifiedFixDays: 30 },
  });
  const facts = await createTestFacts(knex, {
    applications,
    findings,
    rotations: new RotationStore(knex),
    activity: new ActivityStore(knex),
    exceptions: new ExceptionStore(knex),
    releases: new ReleaseStore(knex),
    groups: new GroupParentStore(knex),
    owners: new OwnerPresenceStore(knex),
    exploitability: {
      current: async () =>
        Exploitability.of({
          knownExploited: new Map(),
          epss: [],
          weights: weights.exploitability,
        }),
    },
  });
  const operations = new OperationsService({
    facts,
    store: new IntakeStore(knex),
    scanList: new ScanListStore(knex),
    scanMaxAge: 30 * day,
  });
  let uploads = 0;
  return {
    findings,
    facts,
    async application(
      name: string,
      attributes: Partial<ApplicationAttributes> = {},
    ): Promise<{ id: number; ref: string }> {
      const ref = `component:default/${name}`;
      await recordApplications({
        knex,
        applications: [
          {
            ref,
            attributes: JSON.stringify(
              attributesOf({ title: name, ...attributes }),
            ),
          },
        ],
        now: start,
      });
      return { id: (await applications.findByRef(ref))!.id, ref };
    },
    scanOf(
      application: { id: number; ref: string },
      days: number,
      results: NormalisedResult[],
      changed: Partial<ScanToRecord> = {},
    ): ScanToRecord {
      return {
        applicationId: application.id,
        application: application.ref,
        tool: 'Trivy',
        format: 'generic',
        categories: ['dependency'],
        scope: '',
        branch: 'main',
        scannedAt: daysIn(days),
        momentGiven: true,
        arrivedAt: daysIn(days),
        complete: true,
        requestDigest: `upload ${uploads++}`,
        results,
        ...changed,
      };
    },
    operations,
    intake: (question: Partial<IntakeOptions> = {}) =>
      operations.intake({
        asOf: daysIn(100),
        days: 30,
        visible: 'all',
        filters: {},
        order: { key: 'application', descending: false },
        limit: 100,
        ...question,
      }),
  };
}

/** A vulnerable package, the same to every tool. */
export function vulnerability(name: string): NormalisedResult {
  const rule = `CVE-2026-${name}`;
  return {
    category: 'dependency',
    rule,
    title: rule,
    severity: 'high',
    suppressed: false,
    cwe: [],
    location: { package: `pkg:npm/${name}` },
    package: `pkg:npm/${name}`,
    vulnerabilityIds: [rule],
  };
}

/** A problem in the code that only its tool knows. */
export function weakness(rule: string): NormalisedResult {
  return {
    category: 'code',
    rule,
    title: rule,
    severity: 'high',
    suppressed: false,
    cwe: [],
    location: { path: 'src/a.ts', line: 1 },
    code: `code of ${rule}`,
  };
}
