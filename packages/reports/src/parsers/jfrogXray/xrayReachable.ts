import { JsonNode } from '../../JsonNode';

/** What the contextual analysis found: `applicable` is vulnerable code that the application uses. `undetermined` and others are no answer. */
export function xrayReachable(result: JsonNode): boolean | undefined {
  switch (result.text()?.toLowerCase().replace('_', ' ')) {
    case 'applicable':
      return true;
    case 'not applicable':
      return false;
    default:
      return undefined;
  }
}
