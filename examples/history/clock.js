// @ts-check

const day = 24 * 60 * 60 * 1000;

/** Days the history covers. */
const length = 182;

/**
 * Moments of the history, said in days before its end: `clock.at(-30)` is thirty days before `now`.
 *
 * @param {Date} now
 */
function createClock(now) {
  const end = Math.floor(now.getTime() / 1000) * 1000;
  return {
    start: -length,
    /** @param {number} days */
    at: days =>
      new Date(Math.floor((end + days * day) / 1000) * 1000)
        .toISOString()
        .replace('.000Z', 'Z'),
    /** How much of the history has passed, 0 to 1. @param {number} days */
    progress: days => Math.min(1, Math.max(0, 1 + days / length)),
  };
}

module.exports = { createClock, length };
