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
    for (let start = 0; start < applicationIds.length; start += 200) {
      const ids = applicationIds.slice(start, start + 200);
      const rows = await this.#givenFor(ids)
        .union(this.#givenForSameCredential(ids))
        .orderBy(['rotation_id', 'finding_id']);
      for (const row of rows) rotations.push(toRotation(row));
    }
    return rotations;
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
