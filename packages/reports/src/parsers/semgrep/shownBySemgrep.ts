import { JsonNode } from '../../JsonNode';

/** A text of Semgrep's, unless it is what stands in its place when nobody is logged in. */
export function shownBySemgrep(node: JsonNode): string | undefined {
  const text = node.text();
  return text?.trim().toLowerCase() === 'requires login' ? undefined : text;
}
