import { LeakedCredential } from '@prodsec/backstage-plugin-product-security-common';
import { Facts, VisibleApplications } from '../facts/Facts';
import {
  CredentialFilters,
  CredentialPosition,
  CredentialRow,
  queryCredentials,
} from '../facts/queryCredentials';
import { queryCredentialPlaces } from '../facts/queryCredentialPlaces';
import { groupBy } from '../facts/groupBy';
import { CredentialSightings } from './CredentialSightings';
import { RotationStore } from './RotationStore';
import { toLeakedCredential } from './toLeakedCredential';

/** What credentials to list. */
export interface FindCredentialsOptions {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  visible: VisibleApplications;
  filters?: CredentialFilters;
  /** Where the page before ended. */
  after?: CredentialPosition;
  limit: number;
}

/** A page of credentials, and where it ends when there are more. */
export interface CredentialsFound {
  items: LeakedCredential[];
  next?: CredentialPosition;
}

/** Leaked credentials: one for each credential, however many findings show it. */
export class CredentialService {
  readonly #facts: Facts;
  readonly #rotations: RotationStore;
  readonly #sightings: CredentialSightings;

  constructor(options: {
    facts: Facts;
    rotations: RotationStore;
    sightings: CredentialSightings;
  }) {
    this.#facts = options.facts;
    this.#rotations = options.rotations;
    this.#sightings = options.sightings;
  }

  /** The credentials at a moment, the most urgent first, in as many statements however many there are. */
  async find(options: FindCredentialsOptions): Promise<CredentialsFound> {
    const { limit } = options;
    const engine = await this.#facts.fresh();
    const rows = await queryCredentials(engine, {
      ...options,
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await this.#shown(page, options),
      ...(last && rows.length > limit
        ? { next: { urgency: last.urgency, dueAt: last.due_at, id: last.id } }
        : {}),
    };
  }

  async #shown(
    rows: CredentialRow[],
    { asOf, visible }: FindCredentialsOptions,
  ): Promise<LeakedCredential[]> {
    const places = rows.length
      ? await queryCredentialPlaces(await this.#facts.fresh(), {
          asOf,
          visible,
          ids: rows.map(({ id }) => id),
        })
      : [];
    const findings = places.map(({ finding_id }) => finding_id);
    const [told, reports] = await Promise.all([
      this.#rotations.toldOf(findings),
      this.#sightings.lastReports(findings, asOf),
    ]);
    const placesOf = groupBy(places, each => each.credential_id);
    const toldOf = groupBy(told, each => each.findingId);
    const reportOf = new Map(reports.map(each => [each.findingId, each]));
    return rows.map(row => {
      const found = placesOf.get(row.id) ?? [];
      return toLeakedCredential({
        row,
        places: found,
        told: found.flatMap(each => toldOf.get(each.finding_id) ?? []),
        reports: found.flatMap(each => reportOf.get(each.finding_id) ?? []),
        asOf,
        visible,
      });
    });
  }
}
