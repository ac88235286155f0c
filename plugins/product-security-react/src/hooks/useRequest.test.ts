import { act, renderHook, waitFor } from '@testing-library/react';
import { useRequest } from './useRequest';

describe('useRequest', () => {
  it('never shows the answer to an earlier question', async () => {
    const answers = new Map<string, (value: string) => void>();
    const signals: AbortSignal[] = [];
    const { result, rerender } = renderHook(
      ({ id }) =>
        useRequest(id, signal => {
          signals.push(signal);
          return new Promise<string>(resolve => answers.set(id, resolve));
        }),
      { initialProps: { id: 'first' } },
    );
    expect(result.current.status).toBe('loading');

    rerender({ id: 'second' });
    expect(signals[0].aborted).toBe(true);
    await act(async () => answers.get('first')!('late'));
    expect(result.current.status).toBe('loading');

    await act(async () => answers.get('second')!('in time'));
    expect(result.current).toMatchObject({ status: 'data', data: 'in time' });

    rerender({ id: 'third' });
    expect(result.current.data).toBeUndefined();
  });

  it('asks again after a failure', async () => {
    const load = jest
      .fn()
      .mockRejectedValueOnce(new Error('unreachable'))
      .mockResolvedValueOnce('there');
    const { result } = renderHook(() => useRequest('key', load));
    await waitFor(() => expect(result.current.status).toBe('error'));
    expect(result.current.error).toEqual(new Error('unreachable'));

    act(() => result.current.retry());
    expect(result.current.status).toBe('loading');
    await waitFor(() => expect(result.current.data).toBe('there'));
  });

  it('asks nothing without a key', () => {
    const load = jest.fn();
    const { result } = renderHook(() => useRequest(undefined, load));
    expect(result.current.status).toBe('loading');
    expect(load).not.toHaveBeenCalled();
  });
});
