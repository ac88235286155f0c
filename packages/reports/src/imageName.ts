/** The parts of an image's name, as reports give them. */
export interface ImageParts {
  registry?: string;
  repository: string | undefined;
  tag?: string;
}

/** The name of an image as one writes it, e.g. `registry.example/shop:1.2`; `undefined` without a repository. */
export function imageName({
  registry,
  repository,
  tag,
}: ImageParts): string | undefined {
  if (!repository) return undefined;
  const before = registry ? `${registry}/` : '';
  return `${before}${repository}${tag ? `:${tag}` : ''}`;
}

/** The name of an image without tag and digest: a new version is no other image. */
export function imageWithoutVersion(image: string): string {
  return image.replace(/@sha256:[0-9a-f]*$/, '').replace(/:[^:/]*$/, '');
}
