/**
 * The name of a package that is given as `name-version`.
 *
 * @param kind - what it was installed with, such as `RPM` or `java`; it says how its versions are written
 */
export function nameWithoutVersion(kind: string, text: string): string {
  const parts = text.split('-');
  const count = versionParts(kind.toLocaleLowerCase('en-US'), parts);
  return count < parts.length
    ? parts.slice(0, parts.length - count).join('-')
    : text;
}

/** How many of the parts, from the end, are the version. */
function versionParts(kind: string, parts: string[]): number {
  const startsWithDigit = (index: number) => /^\d/.test(parts[index] ?? '');
  const last = parts.length - 1;
  switch (kind) {
    case 'rpm':
    case 'apk':
    case 'apkg':
      // Version and release, always.
      return startsWithDigit(last - 1) ? 2 : 1;
    case 'dpkg':
    case 'deb':
      // The revision is missing in packages that are native to the distribution.
      return startsWithDigit(last - 1) ? 2 : Number(startsWithDigit(last));
    default: {
      // What follows the number is a qualifier, as in `guava-31.0-jre`.
      const number = parts.findLastIndex((_, index) => startsWithDigit(index));
      return number > 0 ? parts.length - number : 0;
    }
  }
}
