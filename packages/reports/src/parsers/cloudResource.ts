/** What names a resource of a cloud account; each part as far as it is known. */
export interface CloudResource {
  account: string | undefined;
  region: string | undefined;
  /** Its ARN, its id, else its name. */
  resource: string | undefined;
}

/**
 * The resource as one text, for the identity of a finding; `undefined` when nothing of it is known. Account and region are part of it
 * because ids and names repeat across them.
 */
export function cloudResource(parts: CloudResource): string | undefined {
  const { account, region, resource } = parts;
  const known = [account, region, resource].filter(part => part !== undefined);
  return known.length === 0 ? undefined : known.join(' ');
}
