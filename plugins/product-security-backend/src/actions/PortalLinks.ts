import { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';

/** What the portal's page is to show. */
export interface PortalView {
  /** Filters by segment; the page knows some of them and leaves out the others. */
  filters?: Readonly<Record<string, readonly string[] | undefined>>;
  /** The moment that was asked for, as text; absent: now. */
  asOf?: string;
  /** The metric whose objects are to be listed. */
  metric?: string;
  /** Which of its objects. */
  set?: string;
  /** The metric of the large trend. */
  trend?: string;
}

/**
 * Addresses of pages of the portal, for people to go on where an answer ends.
 *
 * @remarks
 * They are made from `app.baseUrl`; without it there are none.
 */
export class PortalLinks {
  static fromConfig(config: RootConfigService): PortalLinks {
    const text = config.getOptionalString('app.baseUrl');
    return new PortalLinks(text?.replace(/\/+$/, ''));
  }

  private constructor(private readonly baseUrl: string | undefined) {}

  /** The product security page; that of the component where the filters name a single application. */
  portfolio(view: PortalView = {}): string | undefined {
    const { filters = {}, asOf, ...rest } = view;
    if (
      filters.application?.length === 1 &&
      filters.application[0] !== 'none'
    ) {
      return this.application(filters.application[0]);
    }
    const search = new URLSearchParams();
    for (const segment of pageSegments) {
      for (const value of filters[segment] ?? []) search.append(segment, value);
    }
    if (asOf !== undefined) search.set('asOf', asOf);
    for (const [name, value] of Object.entries(rest)) {
      if (value !== undefined) search.set(name, value);
    }
    const query = search.size ? `?${search}` : '';
    return this.#at(`/product-security${query}`);
  }

  /** The tab of a component. `undefined` for text that is no entity ref. */
  application(ref: string): string | undefined {
    try {
      const { kind, namespace, name } = parseEntityRef(ref, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      });
      const path = [namespace, kind, name]
        .map(part => encodeURIComponent(part.toLocaleLowerCase('en-US')))
        .join('/');
      return this.#at(`/catalog/${path}/product-security`);
    } catch {
      return undefined;
    }
  }

  #at(path: string): string | undefined {
    return this.baseUrl === undefined ? undefined : `${this.baseUrl}${path}`;
  }
}

/** What the page can be narrowed to. */
const pageSegments = ['tier', 'exposure', 'businessUnit', 'team'] as const;
