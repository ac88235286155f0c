import { useCallback, useRef, useState } from 'react';
import { RequestState, useRequest } from './useRequest';

/**
 * A list that is fetched page by page.
 * @public
 */
export interface Pages<P> {
  /** The pages up to the last one asked for. */
  request: RequestState<P[]>;
  /** Fetches one more page; `undefined` at the end of the list. */
  loadMore?: () => void;
  loadingMore: boolean;
  /** Why the last further page did not arrive; `loadMore` tries again. */
  moreError?: Error;
}

/**
 * Fetches the first page of a list, and further ones on demand.
 *
 * @param key - Everything the list depends on, as text.
 * @public
 */
export function usePages<P extends { nextCursor?: string }>(
  key: string | undefined,
  load: (cursor: string | undefined, signal?: AbortSignal) => Promise<P>,
): Pages<P> {
  const first = useRequest(key, signal => load(undefined, signal));
  const [more, setMore] = useState<More<P>>({ pages: [], loading: false });
  const latest = useRef(key);
  latest.current = key;

  // Further pages belong to the first page they were asked after.
  const own: More<P> =
    more.key === key && more.first === first.data
      ? more
      : { pages: [], loading: false };
  const pages = first.data ? [first.data, ...own.pages] : [];
  const cursor = pages[pages.length - 1]?.nextCursor;

  const loadMore = useCallback(async () => {
    const list = { key, first: first.data };
    setMore({ ...list, pages: own.pages, loading: true });
    try {
      const page = await load(cursor);
      if (latest.current === key)
        setMore({ ...list, pages: [...own.pages, page], loading: false });
    } catch (error) {
      if (latest.current === key)
        setMore({
          ...list,
          pages: own.pages,
          loading: false,
          error: error as Error,
        });
    }
  }, [cursor, first.data, key, load, own.pages]);

  return {
    request: first.status === 'data' ? { ...first, data: pages } : { ...first },
    loadMore: cursor && !own.loading ? loadMore : undefined,
    loadingMore: own.loading,
    moreError: own.error,
  };
}

interface More<P> {
  key?: string;
  first?: P;
  pages: P[];
  loading: boolean;
  error?: Error;
}
