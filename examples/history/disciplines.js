// @ts-check

/**
 * How a team works: days from finding to fix, at the start and at the end of the history, how often a fixed dependency comes
 * back, and the share of code findings that is gone at the start and at the end.
 *
 * @typedef {{ days: Record<string, [number, number]>, regression: number, fixedCode: [number, number] }} Discipline
 */

/** @type {Record<'improving' | 'steady' | 'decaying' | 'neglecting', Discipline>} */
const disciplines = {
  improving: {
    days: {
      CRITICAL: [45, 4],
      HIGH: [70, 14],
      MEDIUM: [120, 30],
      LOW: [180, 90],
    },
    regression: 0.05,
    fixedCode: [0, 0.6],
  },
  steady: {
    days: {
      CRITICAL: [11, 10],
      HIGH: [35, 30],
      MEDIUM: [80, 80],
      LOW: [150, 150],
    },
    regression: 0.08,
    fixedCode: [0.1, 0.3],
  },
  decaying: {
    days: {
      CRITICAL: [6, 140],
      HIGH: [20, 180],
      MEDIUM: [60, 240],
      LOW: [120, 300],
    },
    regression: 0.3,
    fixedCode: [0.6, 0],
  },
  neglecting: {
    days: {
      CRITICAL: [75, 75],
      HIGH: [140, 140],
      MEDIUM: [300, 300],
      LOW: [400, 400],
    },
    regression: 0.25,
    fixedCode: [0, 0],
  },
};

module.exports = { disciplines };
