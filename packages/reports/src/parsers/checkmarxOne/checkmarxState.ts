import { JsonNode } from '../../JsonNode';

/** Whether a result is no longer there. The words are `FIXED` in the API and `Fixed` in exports. */
export function isCheckmarxFixed(result: JsonNode): boolean {
  return wordOf(result, 'status') === 'fixed';
}

/** Whether somebody judged it not exploitable; what is only proposed still counts. */
export function isCheckmarxSuppressed(result: JsonNode): boolean {
  return wordOf(result, 'state') === 'not exploitable';
}

function wordOf(result: JsonNode, name: string): string | undefined {
  return result.get(name).text()?.toLowerCase().replaceAll('_', ' ').trim();
}
