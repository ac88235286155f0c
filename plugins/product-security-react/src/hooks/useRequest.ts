import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * An answer on its way: exactly one of loading, error and data.
 * @public
 */
export type RequestState<T> = { retry: () => void } & (
  | { status: 'loading'; data?: undefined; error?: undefined }
  | { status: 'error'; data?: undefined; error: Error }
  | { status: 'data'; data: T; error?: undefined }
);

/**
 * Asks again whenever `key` changes, and ends a question nobody waits for any more.
 *
 * @remarks
 * The answer to an earlier key is never shown for a later one.
 * @param key - Everything the answer depends on, as text; `undefined` asks nothing and stays loading.
 * @public
 */
export function useRequest<T>(
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<T>,
): RequestState<T> {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer<T>>();
  const latestLoad = useRef(load);
  latestLoad.current = load;

  const question = key === undefined ? undefined : `${attempt} ${key}`;

  useEffect(() => {
    if (question === undefined) return undefined;
    const controller = new AbortController();
    latestLoad.current(controller.signal).then(
      data => {
        if (!controller.signal.aborted) setAnswer({ question, data });
      },
      error => {
        if (!controller.signal.aborted) setAnswer({ question, error });
      },
    );
    return () => controller.abort();
  }, [question]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);

  if (!answer || answer.question !== question)
    return { status: 'loading', retry };
  if ('error' in answer) return { status: 'error', error: answer.error, retry };
  return { status: 'data', data: answer.data, retry };
}

type Answer<T> =
  | { question: string; data: T }
  | { question: string; error: Error };
