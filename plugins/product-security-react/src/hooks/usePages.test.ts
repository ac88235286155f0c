import { act, renderHook, waitFor } from '@testing-library/react';
import { usePages } from './usePages';

const pages = new Map<
  string | undefined,
  { items: number[]; nextCursor?: string }
>([
  [undefined, { items: [1, 2], nextCursor: 'a' }],
  ['a', { items: [3, 4], nextCursor: 'b' }],
  ['b', { items: [5] }],
]);

describe('usePages', () => {
  it('goes on to the end of the list', async () => {
    const { result } = renderHook(() =>
      usePages('list', async cursor => pages.get(cursor)!),
    );
    await waitFor(() => expect(result.current.request.status).toBe('data'));
    await act(async () => result.current.loadMore!());
    await act(async () => result.current.loadMore!());

    expect(result.current.request.data!.flatMap(page => page.items)).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(result.current.loadMore).toBeUndefined();
  });

  it('keeps what it has when a further page fails, and can try again', async () => {
    let broken = true;
    const { result } = renderHook(() =>
      usePages('list', async cursor => {
        if (cursor && broken) throw new Error('unreachable');
        return pages.get(cursor)!;
      }),
    );
    await waitFor(() => expect(result.current.request.status).toBe('data'));
    await act(async () => result.current.loadMore!());
    expect(result.current.moreError).toEqual(new Error('unreachable'));
    expect(result.current.request.data).toHaveLength(1);

    broken = false;
    await act(async () => result.current.loadMore!());
    expect(result.current.moreError).toBeUndefined();
    expect(result.current.request.data).toHaveLength(2);
  });

  it('starts over when the list changes', async () => {
    const { result, rerender } = renderHook(
      ({ key }) => usePages(key, async cursor => pages.get(cursor)!),
      { initialProps: { key: 'list' } },
    );
    await waitFor(() => expect(result.current.request.status).toBe('data'));
    await act(async () => result.current.loadMore!());
    rerender({ key: 'other list' });
    expect(result.current.request.status).toBe('loading');
    await waitFor(() => expect(result.current.request.data).toHaveLength(1));
  });
});
