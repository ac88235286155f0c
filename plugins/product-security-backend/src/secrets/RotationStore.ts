import { Knex } from 'knex';
import { markChanged } from '../store/markChanged';
import { RecordedRotation } from './Rotation';

/** A rotation somebody tells of. Moments are milliseconds since 1970 UTC. */
export interface RotationToRecord extends RecordedRotation {
  /** The finding it was given for. */
  findingId: string;
  /** Keyed hash of the credential, where its report showed it. */
  credentialHash?: string;
  /** Who says it, an entity ref. */
  by: string;
}

/** A rotation that holds for a finding. */
export interface RotationOfFinding extends RecordedRotation {
  applicationId: number;
  findingId: string;
}

/** A rotation as it was told, of a finding for which it holds. */
export interface ToldRotation extends RecordedRotation {
  /** Number of the rotation, in the order they were told. */
  id: number;
  /** The finding for which it holds. */
  findingId: string;
  /** The finding it was given for, by the id it goes by now. */
  givenFor: string;
  /** Application of that finding. */
  givenForApplication: number;
  /** Who told it, an entity ref. */
  by: string;
}

/** The rotations of leaked credentials. */
export class RotationStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Records a rotation. The same one again changes nothing. */
  async record(rotation: RotationToRecord): Promise<void> {
    const { findingId, credentialHash, rotatedAt, verifiedAt } = rotation;
    await this.#knex.transaction(async tx => {
      // The counter's lock comes first: a finding with the same hash is then there already, or is projected after this commit.
      await markChanged(tx, []);
      const row = {
        finding_id: findingId,
        rotated_at: rotatedAt,
        verified_at: verifiedAt ?? null,
      };
      if (await tx('rotations').where(row).first('id')) return;
      await tx('rotations').insert({
        ...row,
        credential_hash: credentialHash ?? null,
        by: rotation.by,
        arrived_at: rotation.arrivedAt,
      });
      const concerned: number[] = await tx('findings')
        .where({ id: findingId })
        .modify(query => {
          if (credentialHash !== undefined) {
            query.orWhere({ credential_hash: credentialHash });
          }
        })
        .distinct()
        .pluck('application_id');
      await markChanged(tx, concerned);
    });
  }

  /**
   * The rotations that hold for findings of these applications: those given for the finding itself, and those given for any finding with the
   * same credential. In the order they arrived; findings are named by the id they go by now.
   */
  async rotationsOf(applicationIds: number[]): Promise<RotationOfFinding[]> {
    const rotations: RotationOfFinding[] = [];
    for (let start = 0; start < applicationIds.length; start += perStatement) {
      const ids = applicationIds.slice(start, start + perStatement);
      const rows = await this.#givenFor(ids)
        .union(this.#givenForSameCredential(ids))
        .orderBy(['rotation_id', 'finding_id']);
      for (const row of rows) rotations.push(toRotation(row));
    }
    return rotations;
  }

  /** The rotations that hold for some findings; those of one finding in the order they were told. */
  async toldOf(findingIds: readonly string[]): Promise<ToldRotation[]> {
    const told: ToldRotation[] = [];
    for (let start = 0; start < findingIds.length; start += perStatement) {
      const some = findingIds.slice(start, start + perStatement);
      told.push(...(await this.#toldOfSome(some)));
    }
    return told;
  }

  async #toldOfSome(findingIds: readonly string[]): Promise<ToldRotation[]> {
    const holding = (on: string[]) =>
      this.#knex('findings as f')
        .join('rotations as r', on[0], on[1])
        .join('findings as g', 'g.id', 'r.finding_id')
        .where(query =>
          query
            .whereIn('f.id', findingIds)
            .orWhereIn('f.merged_into', findingIds),
        )
        .select(
          ...this.#columns(),
          'r.by',
          this.#knex.raw('coalesce(g.merged_into, g.id) as given_for'),
          'g.application_id as given_for_application',
        );
    const rows = await holding(['r.finding_id', 'f.id'])
      .union(holding(['r.credential_hash', 'f.credential_hash']))
      .orderBy(['rotation_id', 'finding_id']);
    return rows.map((row: any) => {
      const { applicationId, ...rotation } = toRotation(row);
      return {
        ...rotation,
        id: row.rotation_id,
        givenFor: row.given_for,
        givenForApplication: row.given_for_application,
        by: row.by,
      };
    });
  }

  #givenFor(applicationIds: number[]): Knex.QueryBuilder {
    return this.#knex('findings as f')
      .join('rotations as r', 'r.finding_id', 'f.id')
      .whereIn('f.application_id', applicationIds)
      .select(this.#columns());
  }

  #givenForSameCredential(applicationIds: number[]): Knex.QueryBuilder {
    return this.#knex('findings as f')
      .join('rotations as r', 'r.credential_hash', 'f.credential_hash')
      .whereIn('f.application_id', applicationIds)
      .select(this.#columns());
  }

  #columns() {
    return [
      'r.id as rotation_id',
      'f.application_id',
      this.#knex.raw('coalesce(f.merged_into, f.id) as finding_id'),
      'r.rotated_at',
      'r.verified_at',
      'r.arrived_at',
    ];
  }
}

/** Most values of one statement, below the bound that SQLite has for its variables. */
const perStatement = 200;

function toRotation(row: any): RotationOfFinding {
  return {
    applicationId: row.application_id,
    findingId: row.finding_id,
    rotatedAt: Number(row.rotated_at),
    ...(row.verified_at === null
      ? {}
      : { verifiedAt: Number(row.verified_at) }),
    arrivedAt: Number(row.arrived_at),
  };
}
