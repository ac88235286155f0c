import { Knex } from 'knex';
import { ApplicationStore } from '../../applications/ApplicationStore';
import { GroupParentStore } from '../../applications/GroupParentStore';
import { OwnerPresenceStore } from '../../applications/OwnerPresenceStore';
import { recordApplications } from '../../applications/recordApplications';
import { ExceptionRequestStore } from '../../exceptions/ExceptionRequestStore';
import { ExceptionStore } from '../../exceptions/ExceptionStore';
import {
  ExceptionTerms,
  RecordedException,
  RequestDecision,
} from '../../exceptions/RecordedException';
import { EpssScores } from '../../exploitability/EpssScores';
import { Exploitability } from '../../exploitability/Exploitability';
import { createTestFacts } from '../../facts/__testUtils__/createTestFacts';
import { Facts } from '../../facts/Facts';
import { defaultWeights as weights } from '../../facts/readWeights';
import { FindingHistory } from '../../findings/ApplicationFindings';
import { FindingStore } from '../../findings/FindingStore';
import { EvidenceStore } from '../../evidence/EvidenceStore';
import { RecordedRelease } from '../../releases/RecordedRelease';
import { ReleaseStore } from '../../releases/ReleaseStore';
import { ActivityStore } from '../../secrets/ActivityStore';
import { RotationStore } from '../../secrets/RotationStore';
import { applyMigrations } from '../../store/createStore';
import { start } from './arbitraryWorld';
import { evidencePolicy } from './evidence';
import { keyOf } from './findings';
import { day } from './Picture';
import { problems } from './problems';
import { FindingName, Scan, World } from './World';

const by = 'user:default/ana';

type Outcome = RequestDecision['outcome'];

/** The real stores on a database, and the facts over them. Each world is recorded beside those before it. */
export class ReferenceStores {
  readonly #applications: ApplicationStore;
  readonly #findings: FindingStore;
  readonly #groups: GroupParentStore;
  readonly #owners: OwnerPresenceStore;
  readonly #exceptions: ExceptionStore;
  readonly #requests: ExceptionRequestStore;
  readonly #releases: ReleaseStore;
  readonly #evidence: EvidenceStore;
  readonly #rotations: RotationStore;
  readonly #activity: ActivityStore;
  #book = bookOf({ knownExploited: [], epss: [] });
  #facts: Facts | undefined;
  #worlds = 0;

  private constructor(private readonly knex: Knex) {
    this.#applications = new ApplicationStore(knex);
    this.#findings = FindingStore.create({
      knex,
      config: {
        minClosures: Infinity,
        share: 1,
        emptyMin: Infinity,
        unverifiedFixDays: 30,
      },
    });
    this.#groups = new GroupParentStore(knex);
    this.#owners = new OwnerPresenceStore(knex);
    this.#exceptions = new ExceptionStore(knex);
    this.#requests = new ExceptionRequestStore(knex);
    this.#releases = new ReleaseStore(knex);
    this.#evidence = new EvidenceStore(knex);
    this.#rotations = new RotationStore(knex);
    this.#activity = new ActivityStore(knex);
  }

  static async create(knex: Knex): Promise<ReferenceStores> {
    await applyMigrations(knex);
    const stores = new ReferenceStores(knex);
    const sources = {
      applications: stores.#applications,
      findings: stores.#findings,
      groups: stores.#groups,
      owners: stores.#owners,
      exceptions: stores.#exceptions,
      releases: stores.#releases,
      rotations: stores.#rotations,
      activity: stores.#activity,
      exploitability: { current: async () => stores.#book },
    };
    stores.#facts = await createTestFacts(knex, sources, evidencePolicy);
    return stores;
  }

  get facts(): Facts {
    return this.#facts!;
  }

  /** Names of what worlds would share otherwise, given to a world that is to be recorded next. */
  ownNames(world: World): World {
    const mark = `-${this.#worlds}`;
    const marked = <T extends string | null | undefined>(name: T) =>
      (name ? `${name}${mark}` : name) as T;
    const attributes = (of: World['applications'][number]['first']) => ({
      ...of,
      repository: marked(of.repository),
    });
    return {
      ...world,
      applications: world.applications.map(({ ref, first, changes }) => ({
        ref: marked(ref),
        first: attributes(first),
        changes: changes.map(({ at, attributes: later }) => ({
          at,
          attributes: later && attributes(later),
        })),
      })),
      owners: world.owners.map(owner => ({ ...owner, ref: marked(owner.ref) })),
      assignments: world.assignments.map(each => ({
        ...each,
        assignee: marked(each.assignee),
      })),
      activity: world.activity.map(each => ({
        ...each,
        repository: marked(each.repository),
      })),
    };
  }

  /**
   * Records a world.
   *
   * @param world - see {@link ReferenceStores.ownNames}
   * @param order - the scans in the order they arrive
   * @returns the ids of the applications, by their index
   */
  async record(world: World, order: readonly Scan[]): Promise<number[]> {
    this.#worlds++;
    this.#book = bookOf(world);
    const ids = await this.#recordApplications(world);
    await this.#recordOwners(world);
    await this.#recordGroups(world);
    for (const scan of order) await this.#recordScan(world, ids, scan);
    const findings = new Map(
      (await this.#findings.historyOf(ids)).flatMap(of =>
        of.findings.map(finding => [
          keyOf(nameOf(finding, ids.indexOf(of.applicationId))),
          finding,
        ]),
      ),
    );
    const idOf = (name: FindingName) => findings.get(keyOf(name))!.id;

    for (const { at, finding, status, verified } of world.decisions) {
      const verifiedAt = status === 'fixed' && verified ? at : undefined;
      const decision = { status, at, verifiedAt, by, arrivedAt: at };
      await this.#findings.decide(idOf(finding), decision);
    }
    for (const { at, finding, assignee = null } of world.assignments) {
      const decision = { at, assignee, by, arrivedAt: at };
      await this.#findings.decide(idOf(finding), decision);
    }
    for (const given of world.exceptions) {
      await this.#recordException(given, {
        applicationId: ids[given.application],
        findings: given.findings.map(idOf),
      });
    }
    const uploads = world.releases.toSorted(
      (a, b) => a.arrivedAt - b.arrivedAt,
    );
    for (const upload of uploads) {
      const { application, arrivedAt, gates, evidence, ...others } = upload;
      const [release] = await this.#releases.record(
        [
          {
            ...others,
            applicationId: ids[application],
            evidence: evidence.map(({ status, ...one }) => ({
              ...one,
              // What is checked is told apart from what is not.
              uri: status,
              documentDigest: status,
            })),
            gates: gates.map(gate => ({ ...gate, reasons: [] })),
            artifacts: [],
          },
        ],
        { by, arrivedAt, fieldOf: (_, name) => name },
      );
      await this.#checkEvidence(release, arrivedAt);
    }
    for (const { finding, rotatedAt, verifiedAt } of world.rotations) {
      const { id: findingId, credentialHash } = findings.get(keyOf(finding))!;
      const given = { findingId, credentialHash, rotatedAt, verifiedAt };
      await this.#rotations.record({ ...given, by, arrivedAt: rotatedAt });
    }
    await this.#activity.record(world.activity, start);
    return ids;
  }

  /** The name of a document is what its check finds. */
  async #checkEvidence(
    { id, evidence }: RecordedRelease,
    checkedAt: number,
  ): Promise<void> {
    const basis = 'all that it is checked against';
    await this.#evidence.saveVerdicts(
      id,
      evidence
        .filter(({ status }) => status === 'unchecked')
        .map(({ id: evidenceId, documentDigest }) => ({
          evidenceId,
          basis,
          verdict: {
            checkedAt,
            status: documentDigest as 'verified' | 'invalid',
            reason: 'It is so.',
            details: { checks: [], format: 'unknown', artifacts: [] },
          },
        })),
      () => basis,
    );
  }

  async #recordApplications(world: World): Promise<number[]> {
    const ids: number[] = [];
    for (const { ref, first, changes } of world.applications) {
      const steps = changes.flatMap(({ at, attributes }) =>
        attributes
          ? [{ at, attributes }]
          : // The second look finds it still away.
            [{ at }, { at: at + day }],
      );
      for (const step of [{ at: start, attributes: first }, ...steps]) {
        const attributes =
          'attributes' in step ? JSON.stringify(step.attributes) : undefined;
        const applications = [{ ref, attributes }];
        await recordApplications({
          knex: this.knex,
          applications,
          now: step.at,
        });
      }
      ids.push((await this.#applications.findByRef(ref))!.id);
    }
    return ids;
  }

  async #recordException(
    given: World['exceptions'][number],
    about: { applicationId: number; findings: string[] },
  ): Promise<void> {
    const { rule, createdAt, request, renewal, change } = given;
    const { expiresAt, reviewAt, compensatingControl, endedAt } = given;
    const reason = 'for a time';
    const held = { reason, expiresAt, reviewAt, compensatingControl, endedAt };
    const decide = async (
      exception: RecordedException,
      terms: ExceptionTerms,
      { outcome, decidedAt }: { outcome?: Outcome; decidedAt: number },
    ) => {
      if (!outcome) return;
      const { id } = exception.requests!.at(-1)!;
      const decision = { outcome, by, at: decidedAt, terms };
      await this.#requests.decide(exception.id, id, decision);
    };
    const record = async () => {
      if (!request) {
        return this.#exceptions.record({
          ...about,
          ...held,
          rule,
          createdAt,
          recordedBy: by,
          arrivedAt: createdAt,
        });
      }
      const asked = await this.#requests.request({
        ...about,
        rule,
        startsAt: createdAt,
        terms: held,
        by,
        at: request.at,
      });
      await decide(asked.exception, held, request);
      return asked;
    };
    const { exception } = await record();
    if (change) {
      const terms = {
        reviewAt: change.reviewAt,
        compensatingControl: change.compensatingControl,
      };
      await this.#exceptions.change(exception.id, terms, by, change.at);
    }
    if (renewal) {
      const terms = { ...held, expiresAt: renewal.expiresAt };
      const { at } = renewal;
      const asked = await this.#requests.renew(exception.id, { terms, by, at });
      await decide(asked, terms, renewal);
    }
  }

  async #recordOwners({ owners }: World): Promise<void> {
    const moments = owners.flatMap(({ awayFrom, awayUntil }) =>
      [awayFrom, awayUntil].filter(moment => moment !== undefined),
    );
    for (const moment of [start, ...moments].sort((a, b) => a - b)) {
      const present = owners.filter(
        ({ awayFrom = Infinity, awayUntil = Infinity }) =>
          moment < awayFrom || moment >= awayUntil,
      );
      const refs = new Set(present.map(({ ref }) => ref));
      await this.#owners.record(refs, moment);
    }
  }

  async #recordGroups({ hierarchies }: World): Promise<void> {
    await this.knex('group_parents').delete();
    for (const { at, parents } of hierarchies) {
      const named = Object.entries(parents).map(
        ([ref, above]) => [ref, above.filter(other => other !== ref)] as const,
      );
      await this.#groups.record(new Map(named), at);
    }
  }

  async #recordScan(
    { applications }: World,
    ids: readonly number[],
    scan: Scan,
  ): Promise<void> {
    const { application, at, results, ...given } = scan;
    await this.#findings.recordScan({
      ...given,
      applicationId: ids[application],
      application: applications[application].ref,
      format: 'generic',
      scannedAt: at,
      momentGiven: true,
      arrivedAt: at,
      requestDigest: `${this.#worlds} ${application} ${at}`,
      results: results.map(({ problem, severity, suppressed }) => {
        const { category, rule, place, cves } = problems[problem];
        const common = { category, rule, title: rule, severity, suppressed };
        if (cves.length) {
          return {
            ...common,
            cwe: [],
            location: { package: place },
            package: place,
            vulnerabilityIds: cves,
          };
        }
        const hash = `${this.#worlds} ${problem}`;
        return {
          ...common,
          cwe: [],
          location: { path: place },
          ...(category === 'secret'
            ? { credentialHash: hash }
            : { code: hash }),
        };
      }),
    });
  }
}

function bookOf({
  knownExploited,
  epss,
}: Pick<World, 'knownExploited' | 'epss'>): Exploitability {
  return Exploitability.of({
    knownExploited: new Map(knownExploited),
    epss: epss.map(({ date, scores }) => EpssScores.of(date, scores)),
    weights: weights.exploitability,
  });
}

function nameOf(finding: FindingHistory, application: number): FindingName {
  const { branch, category, rule, location, tools } = finding;
  const problem = problems.findIndex(
    known =>
      known.category === category &&
      known.rule === rule &&
      known.place === (location.path ?? location.package),
  );
  const tool = category === 'code' ? { tool: tools[0] } : {};
  return { application, branch, problem, ...tool };
}
