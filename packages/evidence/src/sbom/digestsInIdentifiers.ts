/** Digests of an image that its package URL, name or version contains: `pkg:oci/app@sha256:…`, `registry/app@sha256:…`, `sha256:…`. */
export function digestsInIdentifiers(
  ...identifiers: Array<string | undefined>
): Record<string, string> {
  const digests: Record<string, string> = {};
  for (const identifier of identifiers) {
    const text = identifier?.slice(0, longestIdentifier).replace(/%3A/gi, ':');
    const match =
      /(?:^|@)(sha256|sha384|sha512):([0-9a-f]{64,128})(?![0-9a-f])/i.exec(
        text ?? '',
      );
    if (match) digests[match[1].toLowerCase()] = match[2].toLowerCase();
  }
  return digests;
}

const longestIdentifier = 2_000;
