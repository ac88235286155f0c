const shortest = 500;
const longest = 30_000;

/**
 * How long to wait before a request is sent again, in milliseconds: twice as long each time, up to 30 s, half of it by chance, so that many
 * pipelines that failed together do not come back together.
 *
 * @param attempt - how often it was sent, from 1
 * @param random - a number from 0 up to 1
 */
export function retryDelay(attempt: number, random: number): number {
  const full = Math.min(longest, shortest * 2 ** attempt);
  return Math.round(full / 2 + (full / 2) * random);
}
