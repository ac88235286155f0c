import { CheckContext } from '../CheckContext';
import { quote } from '../document/DocumentError';
import { fieldOf, itemsOf, objectOf, textOf } from '../document/fields';
import { checkTime } from './checkTime';

/** Predicate type of test results. */
export const testResultType = 'https://in-toto.io/attestation/test-result/v0.1';

/** Predicate types of vulnerability scans: of in-toto, and of cosign before it. */
export const vulnerabilityScanTypes: ReadonlySet<string> = new Set([
  'https://in-toto.io/attestation/vulns/v0.1',
  'https://in-toto.io/attestation/vulns/v0.2',
  'https://cosign.sigstore.dev/attestation/vuln/v1',
]);

/** Holds a test result (in-toto test-result 0.1) to what it must say: `result`, and the `configuration` that was tested with. */
export function checkTestResult(
  predicate: unknown,
  { checks }: CheckContext,
): void {
  if (!objectOf(predicate)) {
    checks.failed('predicate', 'The predicate of the test result is missing');
    return;
  }
  const result = textOf(predicate, 'result');
  if (result === 'PASSED' || result === 'WARNED') {
    checks.passed('test-result', `The result is ${result}`);
  } else {
    checks.failed(
      'test-result',
      result === 'FAILED'
        ? 'The result is FAILED'
        : `result is ${quote(result)}; PASSED, WARNED and FAILED are accepted`,
    );
  }
  if (itemsOf(predicate, 'configuration').length === 0) {
    checks.failed(
      'configuration',
      'configuration must list what was tested with',
    );
  } else {
    checks.passed('configuration', 'It says what was tested with');
  }
}

/** Holds a vulnerability scan to what it must say: which scanner, with which result, and when it ran. */
export function checkVulnerabilityScan(
  predicate: unknown,
  context: CheckContext,
): void {
  const { checks } = context;
  if (!objectOf(predicate)) {
    checks.failed('predicate', 'The predicate of the scan is missing');
    return;
  }
  const scanner = textOf(predicate, 'scanner', 'uri');
  if (scanner === undefined) {
    checks.failed('scanner', 'scanner.uri must say which scanner ran');
  } else {
    checks.passed('scanner', `The scanner is ${quote(scanner)}`);
  }
  if (fieldOf(predicate, 'scanner', 'result') === undefined) {
    checks.failed('scan-result', 'scanner.result must say what was found');
  } else {
    checks.passed('scan-result', 'It says what was found');
  }
  checkTime(
    fieldOf(predicate, 'metadata', 'scanFinishedOn'),
    'metadata.scanFinishedOn',
    context,
    { isRequired: true },
  );
}
