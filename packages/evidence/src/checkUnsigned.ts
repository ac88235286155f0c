import { CheckContext } from './CheckContext';

/** Of a document without signature. */
export function checkUnsigned({ checks, trust, type }: CheckContext): void {
  if (trust.acceptUnsigned.has(type)) {
    checks.passed(
      'signature',
      `It is not signed, which is accepted for ${type}`,
    );
  } else {
    checks.unchecked(
      'signature',
      'It is not signed: nobody vouches for what it says',
    );
  }
}
