import { DocumentError } from './DocumentError';
import { EvidenceLimits } from './EvidenceLimits';

/**
 * For a document that arrives as a value, parsed by somebody else: that it is what JSON can say, within the limits.
 *
 * @throws DocumentError with a sentence that says what is wrong
 */
export function assertPlainJson(
  root: unknown,
  limits: Pick<EvidenceLimits, 'bytes' | 'depth' | 'values'>,
): void {
  const rest: Array<{ value: unknown; depth: number }> = [
    { value: root, depth: 0 },
  ];
  let values = 0;
  let characters = 0;
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { value, depth } = next;
    if (++values > limits.values) {
      throw new DocumentError(
        `The document has more than ${limits.values} values, which is the limit`,
      );
    }
    if (typeof value === 'string') characters += value.length;
    if (characters > limits.bytes) throw tooLarge(limits.bytes);
    if (value === null || typeof value !== 'object') {
      if (!plainTypes.has(typeof value) && value !== null) {
        throw new DocumentError(
          `The document contains a ${typeof value}, which JSON cannot say`,
        );
      }
      continue;
    }
    if (depth >= limits.depth) {
      throw new DocumentError(
        `The document is nested more than ${limits.depth} levels deep, which is the limit`,
      );
    }
    for (const [key, child] of entriesOf(value)) {
      characters += key.length;
      rest.push({ value: child, depth: depth + 1 });
    }
  }
}

/** Of a document that has too many bytes. */
export function tooLarge(bytes: number): DocumentError {
  return new DocumentError(
    `The document is larger than ${bytes} bytes, which is the limit`,
  );
}

const plainTypes = new Set(['string', 'number', 'boolean', 'undefined']);

function entriesOf(value: object): Array<[string, unknown]> {
  if (Array.isArray(value)) return value.map(item => ['', item]);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new DocumentError(
      'The document contains an object that is not plain JSON',
    );
  }
  if (Object.hasOwn(value, '__proto__')) {
    throw new DocumentError(
      'The document has a key "__proto__", which is not accepted',
    );
  }
  return Object.entries(value);
}
