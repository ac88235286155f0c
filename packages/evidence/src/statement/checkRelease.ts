import { CheckContext } from '../CheckContext';
import { quote } from '../document/DocumentError';
import { textOf } from '../document/fields';

/** That a decision is about this release, where it says about which. */
export function checkRelease(
  predicate: unknown,
  { checks, release }: CheckContext,
): void {
  for (const field of ['version', 'environment'] as const) {
    const decided = textOf(predicate, field);
    const expected = release[field];
    if (decided === undefined || expected === undefined) continue;
    if (decided === expected) {
      checks.passed(field, `It is about the ${field} ${quote(expected)}`);
    } else {
      checks.failed(
        field,
        `It is about the ${field} ${quote(
          decided,
        )}, and that of the release is ${quote(expected)}`,
      );
    }
  }
}
