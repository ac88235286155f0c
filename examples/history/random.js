// @ts-check

/**
 * A stream of numbers in [0, 1) that a text decides. Every part of the history draws from a stream of its own, so that adding
 * an application changes nothing for the others. Mulberry32, seeded with FNV-1a.
 *
 * @param {string} seed
 */
function createRandom(seed) {
  let state = 0x811c9dc5;
  for (const character of seed) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  function next() {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  return {
    next,
    /** A number in [low, high). */
    between: (/** @type {number} */ low, /** @type {number} */ high) =>
      low + next() * (high - low),
    /** A commit id. */
    commit: () =>
      Array.from({ length: 40 }, () =>
        Math.floor(next() * 16).toString(16),
      ).join(''),
    /**
     * `count` different items, in drawn order.
     * @template T
     * @param {readonly T[]} items
     * @param {number} count
     * @returns {T[]}
     */
    sample(items, count) {
      const rest = [...items];
      const drawn = [];
      while (rest.length && drawn.length < count) {
        drawn.push(...rest.splice(Math.floor(next() * rest.length), 1));
      }
      return drawn;
    },
  };
}

module.exports = { createRandom };
