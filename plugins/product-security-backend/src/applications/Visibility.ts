import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  createPermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { productSecurityReadPermission } from '@prodsec/backstage-plugin-product-security-common';
import { isDeepStrictEqual } from 'node:util';
import { VisibleApplications } from '../facts/Facts';
import { ApplicationsCatalog } from './ApplicationsCatalog';
import { ApplicationStore, KnownApplication } from './ApplicationStore';
import { ApplicationSync } from './ApplicationSync';
import { authorizeRefs } from './authorizeRefs';

/** The catalog's own permission, by its public name. */
const catalogEntityReadPermission = createPermission({
  name: 'catalog.entity.read',
  attributes: { action: 'read' },
  resourceType: productSecurityReadPermission.resourceType,
});

/** How long an answer may be used again for the same user, in milliseconds. */
const keptFor = 3_000;

/**
 * Which applications a caller may read: those that the caller sees in the catalog and for which `product-security.read` is granted.
 *
 * @remarks
 * The number of calls does not depend on how many applications there are when both permissions are granted outright, or on the same
 * conditions, which is what one policy for catalog entities says: the catalog applies them itself, page by page of 500. Only a read
 * permission with conditions of its own is decided by ref, some hundred refs a call.
 *
 * Applications that have left the catalog are visible to those who may read all of them.
 */
export class Visibility {
  readonly #permissions: PermissionsService;
  readonly #auth: AuthService;
  readonly #catalog: ApplicationsCatalog;
  readonly #store: ApplicationStore;
  readonly #sync: ApplicationSync;
  readonly #kept = new Map<
    string,
    { until: number; visible: Promise<VisibleApplications> }
  >();

  constructor(options: {
    permissions: PermissionsService;
    auth: AuthService;
    catalog: ApplicationsCatalog;
    store: ApplicationStore;
    sync: ApplicationSync;
  }) {
    this.#permissions = options.permissions;
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#store = options.store;
    this.#sync = options.sync;
  }

  /** The applications a caller may read: all, or those of these ids. */
  async visibleTo(
    credentials: BackstageCredentials,
  ): Promise<VisibleApplications> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      return this.#decide(credentials);
    }
    const { userEntityRef } = credentials.principal;
    const now = Date.now();
    for (const [key, { until }] of this.#kept) {
      if (until <= now) this.#kept.delete(key);
    }
    const kept = this.#kept.get(userEntityRef);
    if (kept) return kept.visible;
    const visible = this.#decide(credentials);
    visible.catch(() => this.#kept.delete(userEntityRef));
    this.#kept.set(userEntityRef, { until: now + keptFor, visible });
    return visible;
  }

  /**
   * The application of a ref, which the caller may read. One that is not known yet is looked up in the catalog and recorded.
   *
   * @param options - `gone`: whether one that has left the catalog will do, for callers who may read all of them
   * @throws InputError for text that is no ref; NotFoundError when it is not in the catalog or not visible to the caller
   */
  async assertVisible(
    ref: string,
    credentials: BackstageCredentials,
    options: { gone?: boolean } = {},
  ): Promise<KnownApplication> {
    const resourceRef = completeRef(ref);
    if (options.gone) {
      const recorded = await this.#store.findByRef(resourceRef);
      if (recorded?.missingSince !== undefined) {
        if ((await this.visibleTo(credentials)) === 'all') return recorded;
      }
    }
    const [decision] = await this.#permissions.authorize(
      [{ permission: productSecurityReadPermission, resourceRef }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) throw notFound(resourceRef);
    return this.assertInCatalog(resourceRef, credentials);
  }

  /**
   * The application of a ref, which the caller sees in the catalog, whether or not its findings may be read. For writing: a token that may
   * only ingest can name it.
   *
   * @throws InputError for text that is no ref; NotFoundError when it is not in the catalog or not visible to the caller there
   */
  async assertInCatalog(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<KnownApplication> {
    const known = completeRef(ref);
    if (!(await this.#catalog.has(known, credentials))) throw notFound(known);
    const application = await this.#store.findByRef(known);
    if (application && application.missingSince === undefined) {
      return application;
    }
    await this.#sync.syncOne(known);
    this.#kept.clear();
    const recorded = await this.#store.findByRef(known);
    if (!recorded || recorded.missingSince !== undefined) throw notFound(known);
    return recorded;
  }

  /**
   * Those of the applications that the caller sees in the catalog, by ref: what {@link Visibility.assertInCatalog} says of each, in few calls.
   *
   * @param refs - complete, in lower case
   */
  async findInCatalog(
    refs: ReadonlySet<string>,
    credentials: BackstageCredentials,
  ): Promise<Map<string, KnownApplication>> {
    const seen = await this.#catalog.seenAmong([...refs], credentials);
    const readKnown = async () => {
      const listed = await this.#store.list();
      return new Map(
        listed
          .filter(({ ref, missingSince }) => {
            return seen.has(ref) && missingSince === undefined;
          })
          .map(application => [application.ref, application]),
      );
    };
    const known = await readKnown();
    const unknown = [...seen].filter(ref => !known.has(ref));
    if (!unknown.length) return known;
    if (unknown.length === 1) await this.#sync.syncOne(unknown[0]);
    else await this.#sync.sync();
    this.#kept.clear();
    return readKnown();
  }

  /**
   * Whether a caller may name an application that is not in the catalog: one who sees all of the catalog, so that nothing follows from the answer about
   * applications that are there and not shown.
   */
  async mayNameUnknown(credentials: BackstageCredentials): Promise<boolean> {
    if (this.#auth.isPrincipal(credentials, 'service')) return true;
    const [seen] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    return seen.result === AuthorizeResult.ALLOW;
  }

  async #decide(
    credentials: BackstageCredentials,
  ): Promise<VisibleApplications> {
    const [read, seen] = await this.#permissions.authorizeConditional(
      [
        { permission: productSecurityReadPermission },
        { permission: catalogEntityReadPermission },
      ],
      { credentials },
    );
    if (read.result === AuthorizeResult.DENY) return new Set();
    // Restrictions of a service's token name the permissions of this plugin, so that the catalog's says nothing
    if (this.#auth.isPrincipal(credentials, 'service')) return 'all';
    if (seen.result === AuthorizeResult.DENY) return new Set();
    if (
      read.result === AuthorizeResult.ALLOW &&
      seen.result === AuthorizeResult.ALLOW
    ) {
      return 'all';
    }
    const refs = await this.#catalog.readRefs(credentials);
    const readable = sameOrGranted(read, seen)
      ? refs
      : await authorizeRefs({
          permissions: this.#permissions,
          permission: productSecurityReadPermission,
          decision: read,
          refs,
          credentials,
        });
    return this.#idsOf(new Set(readable));
  }

  async #idsOf(refs: ReadonlySet<string>): Promise<ReadonlySet<number>> {
    const applications = await this.#store.list();
    return new Set(
      applications.filter(({ ref }) => refs.has(ref)).map(({ id }) => id),
    );
  }
}

function sameOrGranted(read: PolicyDecision, seen: PolicyDecision): boolean {
  return (
    read.result === AuthorizeResult.ALLOW ||
    (read.result === AuthorizeResult.CONDITIONAL &&
      seen.result === AuthorizeResult.CONDITIONAL &&
      read.pluginId === seen.pluginId &&
      isDeepStrictEqual(read.conditions, seen.conditions))
  );
}

function completeRef(text: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'Component',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `application: '${text}' is not an entity ref such as component:default/name`,
    );
  }
}

function notFound(ref: string): NotFoundError {
  return new NotFoundError(`application: '${ref}' is not in the catalog`);
}
