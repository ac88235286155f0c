import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { checkEvidence, EvidenceVerdict } from '@prodsec/evidence';
import { ApplicationHistory } from '../applications/ApplicationHistory';
import { breathe } from '../breathe';
import { RecordedEvidence, RecordedRelease } from '../releases/RecordedRelease';
import { checkAside, CheckingFailedError } from './checkAside';
import { EvidenceDocument } from './EvidenceDocument';
import { EvidenceStore } from './EvidenceStore';
import { CurrentTrust } from './EvidenceTrustReader';
import { basisOf, checkedRelease, CheckTarget } from './checkedRelease';
import { CheckedEvidence, RecordedVerdict } from './RecordedVerdict';

/** What checks stand on. */
export interface EvidenceCheckerOptions {
  store: EvidenceStore;
  releases: {
    findAll(ids: readonly string[]): Promise<RecordedRelease[]>;
  };
  applications: {
    history(ids: readonly number[]): Promise<ApplicationHistory[]>;
  };
  trust: { readonly current: CurrentTrust };
  /** Bytes that a document may have. */
  maximumBytes: number;
  logger: LoggerService;
}

/** Holds the documents of evidence against their releases and whom is trusted, and keeps what it finds. */
export class EvidenceChecker {
  readonly #options: EvidenceCheckerOptions;

  constructor(options: EvidenceCheckerOptions) {
    this.#options = options;
  }

  /**
   * Checks all evidence of releases whose last check was against anything else than what holds now.
   *
   * @param now - milliseconds since 1970 UTC
   * @returns how many documents were checked
   */
  async check(releaseIds: readonly string[], now: number): Promise<number> {
    const { applications, releases, store, trust } = this.#options;
    const current = trust.current;
    const found = (await releases.findAll(releaseIds)).filter(({ evidence }) =>
      evidence.some(({ documentDigest }) => documentDigest !== undefined),
    );
    if (!found.length) return 0;
    const histories = new Map(
      (
        await applications.history([
          ...new Set(found.map(({ applicationId }) => applicationId)),
        ])
      ).map(history => [history.id, history]),
    );
    let count = 0;
    for (const release of found) {
      const targetOf = (of: RecordedRelease): CheckTarget => ({
        release: checkedRelease(of, histories.get(of.applicationId)),
        trust: current,
        now,
      });
      const basis = (of: RecordedRelease, one: RecordedEvidence) =>
        basisOf(one.type, targetOf(of));
      const stale = release.evidence.filter(
        one =>
          one.documentDigest !== undefined &&
          one.checkedAgainst !== basis(release, one),
      );
      const checked = await this.#checkAll(stale, targetOf(release));
      if (!checked.length) continue;
      await store.saveVerdicts(release.id, checked, basis);
      count += checked.length;
    }
    return count;
  }

  /** Checks the evidence of all releases, where something has changed since. */
  async checkEverything(): Promise<void> {
    let after = '';
    let count = 0;
    for (;;) {
      const ids = await this.#options.store.releasesWithDocuments(
        after,
        perPage,
      );
      if (!ids.length) break;
      count += await this.check(ids, Date.now());
      after = ids[ids.length - 1];
    }
    if (count) {
      this.#options.logger.info(`Checked ${count} documents of evidence again`);
    }
  }

  /** Checks what was recorded and not checked, as when the backend stopped in between. */
  async checkUnchecked(): Promise<void> {
    const ids = await this.#options.store.uncheckedReleases(perPage);
    await this.check(ids, Date.now());
  }

  /** One document in memory at a time: together they can be larger than that. */
  async #checkAll(
    evidence: readonly RecordedEvidence[],
    target: CheckTarget,
  ): Promise<CheckedEvidence[]> {
    const checked: CheckedEvidence[] = [];
    for (const one of evidence) {
      const digest = one.documentDigest!;
      const document = (await this.#options.store.documentsOf([digest])).get(
        digest,
      );
      if (!document) continue;
      await breathe();
      checked.push({
        evidenceId: one.id,
        basis: basisOf(one.type, target),
        verdict: await this.#verdictOf(document, one, target),
      });
    }
    return checked;
  }

  async #verdictOf(
    { text, size }: EvidenceDocument,
    { type }: RecordedEvidence,
    { release, trust, now }: CheckTarget,
  ): Promise<RecordedVerdict> {
    const options = {
      type,
      release,
      now: new Date(now),
      limits: { bytes: this.#options.maximumBytes },
    };
    try {
      return toRecorded(
        size <= mostBytesHere
          ? checkEvidence(text, { ...options, trust: trust.trust })
          : await checkAside({ document: text, trust: trust.options, options }),
        now,
      );
    } catch (error) {
      // A document that breaks its check must not keep others from being checked, and proves nothing.
      const reason =
        error instanceof CheckingFailedError
          ? error.message
          : 'The document could not be checked';
      this.#options.logger.warn(
        `A document of evidence could not be checked: ${toError(error).name}`,
      );
      return {
        checkedAt: now,
        status: 'invalid',
        reason,
        details: {
          checks: [{ id: 'document', result: 'failed', detail: reason }],
          format: 'unknown',
          artifacts: [],
        },
      };
    }
  }
}

/** Releases that are looked at together. */
const perPage = 100;

/** Bytes of a document that is checked where it is: some ten milliseconds. A larger one gets a process of its own. */
const mostBytesHere = 256 * 1024;

function toRecorded(verdict: EvidenceVerdict, now: number): RecordedVerdict {
  const { status, reason, signedAt, subjects, ...details } = verdict;
  return {
    checkedAt: now,
    status,
    reason,
    details: {
      ...details,
      ...(signedAt && { signedAt: signedAt.toISOString() }),
    },
  };
}
