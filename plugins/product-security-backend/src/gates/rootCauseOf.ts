import { RootCause } from '@prodsec/backstage-plugin-product-security-common';
import { matchesGlob } from './matchesGlob';
import { RecordedGate } from '../releases/RecordedRelease';

/** Results of which gates, and for which reasons, have a root cause. Patterns are as of {@link matchesGlob}. */
export interface RootCauseRule {
  cause: RootCause;
  /** Any of them fits the id of the gate; absent: any gate. */
  gates?: readonly string[];
  /** Any of them fits any of the reasons; absent: whatever the reasons are. */
  reasonMatches?: readonly string[];
}

/**
 * The root cause of a gate's result: the one that came with it, else that of the first rule that fits, else `other`.
 *
 * @param rules - in the order they are tried; those of the configuration before {@link defaultRootCauseRules}
 */
export function rootCauseOf(
  {
    gate,
    reasons,
    rootCause,
  }: Pick<RecordedGate, 'gate' | 'reasons' | 'rootCause'>,
  rules: readonly RootCauseRule[],
): RootCause {
  if (rootCause) return rootCause;
  // Somebody's log may have come as a reason, and what it is about stands at its beginning.
  const read = reasons.map(reason => reason.slice(0, readOfReason));
  const fits = ({ gates, reasonMatches }: RootCauseRule) =>
    (gates?.some(pattern => matchesGlob(pattern, gate)) ?? true) &&
    (reasonMatches?.some(pattern =>
      read.some(reason => matchesGlob(pattern, reason)),
    ) ??
      true);
  return rules.find(fits)?.cause ?? 'other';
}

/**
 * The result that kept a gate from being passed at the first attempt: the first of its attempts that is no pass.
 *
 * @param results - the attempts at one gate, in order
 * @returns `undefined` where every attempt that is known passed
 */
export function firstBlockOf(
  results: readonly RecordedGate[],
): RecordedGate | undefined {
  return results.find(({ status }) => status !== 'passed');
}

const readOfReason = 1000;

/** Characters of a word in a reason that stand for themselves at its beginning, its end or between other words. */
const said = (...words: string[]) =>
  words.flatMap(word => [word, `${word} *`, `* ${word}`, `* ${word} *`]);

const containing = (...texts: string[]) => texts.map(text => `*${text}*`);

/**
 * What gates and reasons are about where the configuration says nothing: the gates of the contract by their id, others by the words in their id and
 * then in their reasons. Signing goes before evidence, since a signature is evidence too.
 */
export const defaultRootCauseRules: readonly RootCauseRule[] = [
  { cause: 'sast', gates: ['sast', 'code-scanning'] },
  {
    cause: 'signing',
    gates: containing('signing', 'signature', 'attestation', 'cosign'),
  },
  {
    cause: 'evidence',
    gates: containing('evidence', 'provenance', 'sbom', 'approval'),
  },
  {
    cause: 'secrets',
    gates: containing('secret', 'credential', 'gitleaks', 'trufflehog'),
  },
  {
    cause: 'sca',
    gates: containing(
      'sca-',
      'dependenc',
      'container',
      'image',
      'trivy',
      'grype',
      'license',
    ),
  },
  { cause: 'sca', gates: ['sca', '*-sca'] },
  { cause: 'dast', gates: containing('dast', 'dynamic', 'zap') },
  {
    cause: 'sast',
    gates: containing('sast', 'static', 'codeql', 'semgrep', 'sonar'),
  },
  {
    cause: 'secrets',
    reasonMatches: containing(
      'secret',
      'credential',
      'api key',
      'private key',
      'leaked',
    ),
  },
  {
    cause: 'signing',
    reasonMatches: containing(
      'signature',
      'signed',
      'signing',
      'attestation',
      'cosign',
    ),
  },
  {
    cause: 'evidence',
    reasonMatches: containing(
      'evidence',
      'provenance',
      'sbom',
      'bill of materials',
      'approval',
      'scan is older',
      'no scan',
    ),
  },
  {
    cause: 'sca',
    reasonMatches: [
      ...containing(
        'dependenc',
        'vulnerable package',
        'cve-',
        'ghsa-',
        'container image',
        'known exploited',
      ),
      ...said('sca'),
    ],
  },
  {
    cause: 'dast',
    reasonMatches: [...containing('dynamic'), ...said('dast')],
  },
  {
    cause: 'sast',
    reasonMatches: [
      ...containing('static analysis', 'code scanning', 'cwe-'),
      ...said('sast'),
    ],
  },
];
