import { parseMoment } from '../moment';
import { single } from './requestValues';

/** The moment a question is about, `asOf`: milliseconds since 1970 UTC, now when absent. */
export function readAsOf(query: Record<string, unknown>): number {
  const text = single(query, 'asOf');
  return text === undefined ? Date.now() : parseMoment(text, 'asOf');
}
