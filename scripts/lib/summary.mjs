/** Sum of several test results. */
export function addUp(results) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const result of results) {
    for (const key of Object.keys(sum)) {
      sum[key] += result[key] ?? 0;
    }
  }
  return sum;
}

/** "12 passed, 0 failed", with ", 3 skipped" where some were. */
export function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${
    skipped > 0 ? `, ${skipped} skipped` : ''
  }`;
}
