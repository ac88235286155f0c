import { RefObject, useLayoutEffect, useState } from 'react';

/**
 * How many of the first children of an element fit into its width, the rest being folded behind one more.
 *
 * @param list - The element; its children are measured once, while all of them are shown.
 * @param total - How many there are.
 * @param reserve - Width in pixels of what stands for the rest.
 * @internal
 */
export function useFittingCount(
  list: RefObject<HTMLElement>,
  total: number,
  reserve: number,
): number {
  const [count, setCount] = useState(total);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const left = element.getBoundingClientRect().left;
    const ends = [...element.children]
      .slice(0, total)
      .map(child => child.getBoundingClientRect().right - left);
    const fit = () =>
      setCount(fittingCount(ends, element.clientWidth, reserve));
    fit();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list, total, reserve]);
  return Math.min(count, total);
}

/**
 * How many items fit.
 *
 * @param ends - Where each item ends, in pixels from the start.
 * @param width - Of the room, in pixels.
 * @param reserve - Width of what stands for the items left out.
 * @internal
 */
export function fittingCount(
  ends: readonly number[],
  width: number,
  reserve: number,
): number {
  if ((ends[ends.length - 1] ?? 0) <= width) return ends.length;
  return ends.filter(end => end <= width - reserve).length;
}
