import { CheckContext } from '../CheckContext';
import { EvidenceSubject } from '../EvidenceVerdict';
import { compareDigests, isWeak } from './digests';

/**
 * Whether a document is about an artifact of the release; which ones it is about.
 *
 * @remarks
 * Documents about a commit, as of a scan of the source, may name that instead where `orCommit` is set.
 */
export function checkSubjects(
  subjects: EvidenceSubject[],
  context: CheckContext,
  { orCommit = false } = {},
): string[] {
  const { artifacts, checks, release } = context;
  const matched = new Set<string>();
  let isComparable = false;
  for (const { name, digest } of artifacts) {
    for (const subject of subjects) {
      const comparison = compareDigests(subject, digest);
      isComparable ||= comparison !== 'incomparable';
      if (comparison === 'same') matched.add(name);
    }
  }
  if (matched.size > 0) {
    checks.passed('subject', `It is about ${list([...matched])}`);
    return [...matched];
  }
  const commit = release.commit?.toLowerCase();
  if (orCommit && commit && namesCommit(subjects, commit)) {
    checks.passed('subject', `It is about the released commit ${commit}`);
    return [];
  }
  if (isComparable) {
    checks.failed(
      'subject',
      `It is about another artifact: its ${subjectText(
        subjects,
      )} is none of the digests of the release`,
    );
  } else if (artifacts.length === 0) {
    checks.unchecked(
      'subject',
      'The release has no artifact digests that it could be compared with',
    );
  } else if (subjects.every(subject => hasOnlyWeakDigests(subject))) {
    checks.failed(
      'subject',
      'It names what it is about by MD5 or SHA-1 only, for which another artifact can be made',
    );
  } else {
    checks.unchecked(
      'subject',
      `Its digests (${subjectText(
        subjects,
      )}) are of other algorithms than those of the release`,
    );
  }
  return [];
}

function namesCommit(subjects: EvidenceSubject[], commit: string): boolean {
  return subjects.some(({ digests }) =>
    commitAlgorithms.some(
      algorithm =>
        Object.hasOwn(digests, algorithm) && digests[algorithm] === commit,
    ),
  );
}

/** Under which in-toto names a commit. */
const commitAlgorithms = ['gitcommit', 'sha1', 'sha256'];

function hasOnlyWeakDigests({ digests }: EvidenceSubject): boolean {
  return Object.keys(digests).every(algorithm => isWeak(algorithm));
}

function subjectText(subjects: EvidenceSubject[]): string {
  const [first] = subjects;
  const [algorithm, digest] = Object.entries(first?.digests ?? {})[0] ?? [];
  const shown = algorithm
    ? `${shorten(algorithm)}:${shorten(digest ?? '')}`
    : 'subject';
  return subjects.length > 1
    ? `${shown} and ${subjects.length - 1} more`
    : shown;
}

function shorten(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 80);
}

function list(names: string[]): string {
  return names.length > 3
    ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
    : names.join(', ');
}
