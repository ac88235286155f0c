import { randomUUID } from 'node:crypto';

/**
 * A UUID of version 7 (RFC 9562): ids made after each other sort after each other, so that the findings of a scan lie
 * together in the indexes.
 */
export function createFindingId(): string {
  const now = Date.now();
  counter = now > lastMoment ? 0 : counter + 1;
  if (counter > 0xfff) {
    counter = 0;
    lastMoment++;
  } else {
    lastMoment = Math.max(now, lastMoment);
  }
  const time = lastMoment.toString(16).padStart(12, '0');
  const rest = randomUUID().slice(19);
  const sequence = counter.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${rest}`;
}

let lastMoment = 0;
let counter = 0;
