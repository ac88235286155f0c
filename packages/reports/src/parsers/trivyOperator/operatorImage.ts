import { JsonNode } from '../../JsonNode';

/** The image a report is about, with registry and tag, and its repository without them; `undefined` when the report names none. */
export function operatorImage(
  report: JsonNode,
): { image: string; repository: string } | undefined {
  const artifact = report.get('artifact');
  const repository = artifact.get('repository').text();
  if (repository === undefined) return undefined;
  const server = report.get('registry').get('server').text();
  const tag = artifact.get('tag').text();
  const digest = artifact.get('digest').text();
  const version = tag ? `:${tag}` : digest && `@${digest}`;
  return {
    image: `${server ? `${server}/` : ''}${repository}${version ?? ''}`,
    repository,
  };
}
