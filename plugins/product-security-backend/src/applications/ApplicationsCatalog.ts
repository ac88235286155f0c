import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ApplicationAttributes,
  createEntityLookup,
  EntityLookup,
  readApplicationAttributes,
} from '@prodsec/backstage-plugin-product-security-common';
import { catalogFields } from './catalogFields';
import { ApplicationsConfig } from './readApplicationsConfig';
import { readGroupParents } from './readGroupParents';

/** An application as the catalog has it now. */
export interface CatalogApplication {
  /** Entity ref, lower case. */
  ref: string;
  attributes: ApplicationAttributes;
}

/** What the catalog says of all applications. */
export interface CatalogAnswer {
  applications: CatalogApplication[];
  /** How many systems, domains, groups and users it has. */
  surroundings: number;
  /** Refs of all users and groups, lower case. */
  owners: ReadonlySet<string>;
  /** All groups, each with those it is part of; refs, lower case. */
  groups: ReadonlyMap<string, readonly string[]>;
}

const pageSize = 500;

/** Reads applications from the catalog: all of them in pages, or one with just what surrounds it. */
export class ApplicationsCatalog {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #config: ApplicationsConfig;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    config: ApplicationsConfig;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#config = options.config;
  }

  /** Every application. A page that fails fails the whole. */
  async readAll(signal?: AbortSignal): Promise<CatalogAnswer> {
    const fields = catalogFields(this.#config.attributes);
    const surroundings: Entity[] = [];
    for (const [kinds, kindFields] of [
      [['System', 'Domain'], fields.surroundings],
      [['Group'], fields.groups],
      [['User'], fields.users],
    ]) {
      const pages = this.#pages({
        filter: { kind: kinds },
        fields: kindFields,
      });
      for await (const page of pages) {
        signal?.throwIfAborted();
        surroundings.push(...page);
      }
    }
    const lookup = createEntityLookup(surroundings);

    // By ref: pages may overlap when the catalog changes while it is read
    const applications = new Map<string, CatalogApplication>();
    const pages = this.#pages({
      ...this.#config.filter,
      fields: fields.applications,
    });
    for await (const page of pages) {
      signal?.throwIfAborted();
      for (const entity of page) {
        const application = this.#toApplication(entity, lookup);
        applications.set(application.ref, application);
      }
    }
    return {
      applications: [...applications.values()],
      surroundings: surroundings.length,
      owners: new Set(
        surroundings.filter(isOwner).map(entity => stringifyEntityRef(entity)),
      ),
      groups: readGroupParents(surroundings),
    };
  }

  /** One application; `undefined` when the catalog has no such entity or it is no application. */
  async readOne(ref: string): Promise<CatalogApplication | undefined> {
    const { applications, surroundings } = catalogFields(
      this.#config.attributes,
    );
    const [entity] = await this.#byRefs([ref], {
      ...this.#config.filter,
      fields: applications,
    });
    if (!entity) return undefined;

    const around = new Map<string, Entity | undefined>();
    const members = new Map<string, string[]>();
    for (;;) {
      const asked = { refs: new Set<string>(), groups: new Set<string>() };
      const application = this.#toApplication(entity, {
        entity: wanted => {
          if (!around.has(wanted)) asked.refs.add(wanted);
          return around.get(wanted);
        },
        membersOf: group => {
          if (!members.has(group)) asked.groups.add(group);
          return members.get(group) ?? [];
        },
      });
      if (asked.refs.size + asked.groups.size === 0) return application;
      const refs = [...asked.refs];
      const found = await this.#byRefs(refs, {
        fields: [...surroundings, 'spec.memberOf', 'relations'],
      });
      refs.forEach((wanted, index) => around.set(wanted, found[index]));
      for (const group of asked.groups) {
        members.set(group, await this.#someMembersOf(group));
      }
    }
  }

  /** The refs of the applications that the bearer of these credentials may see in the catalog. */
  async readRefs(credentials: BackstageCredentials): Promise<string[]> {
    const refs: string[] = [];
    const pages = this.#pages(
      {
        ...this.#config.filter,
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      credentials,
    );
    for await (const page of pages) refs.push(...page.map(stringifyEntityRef));
    return refs;
  }

  /** Whether the bearer of these credentials may see the entity in the catalog. */
  async has(ref: string, credentials: BackstageCredentials): Promise<boolean> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: [ref], fields: ['kind'] },
      { credentials },
    );
    return items[0] !== undefined;
  }

  /** Those of the refs that the bearer of these credentials may see in the catalog. */
  async seenAmong(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const seen = new Set<string>();
    for (let start = 0; start < refs.length; start += pageSize) {
      const entityRefs = refs.slice(start, start + pageSize);
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, fields: ['kind'] },
        { credentials },
      );
      for (const [index, entity] of items.entries()) {
        if (entity) seen.add(entityRefs[index]);
      }
    }
    return seen;
  }

  async *#pages(
    request: NonNullable<Parameters<CatalogService['streamEntities']>[0]>,
    credentials?: BackstageCredentials,
  ): AsyncGenerator<Entity[]> {
    yield* this.#catalog.streamEntities(
      { ...request, pageSize, totalItems: 'exclude' },
      {
        credentials:
          credentials ?? (await this.#auth.getOwnServiceCredentials()),
      },
    );
  }

  async #byRefs(
    entityRefs: string[],
    request: Omit<
      Parameters<CatalogService['getEntitiesByRefs']>[0],
      'entityRefs'
    >,
  ): Promise<(Entity | undefined)[]> {
    if (entityRefs.length === 0) return [];
    const { items } = await this.#catalog.getEntitiesByRefs(
      { ...request, entityRefs },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items;
  }

  // One is enough to know that there are members
  async #someMembersOf(group: string): Promise<string[]> {
    const { items } = await this.#catalog.queryEntities(
      {
        filter: { kind: 'User', 'relations.memberOf': group },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
        limit: 1,
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items.map(stringifyEntityRef);
  }

  #toApplication(entity: Entity, lookup: EntityLookup): CatalogApplication {
    return {
      ref: stringifyEntityRef(entity),
      attributes: readApplicationAttributes({
        entity,
        lookup,
        config: this.#config.attributes,
      }),
    };
  }
}

function isOwner({ kind }: Entity): boolean {
  return /^(user|group)$/i.test(kind);
}
