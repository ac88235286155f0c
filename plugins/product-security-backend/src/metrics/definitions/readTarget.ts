import { DefinitionItem } from './DefinitionItem';
import { parseTarget, Target, targetForm } from './target';

/** Reads the target that a key has; `undefined` when there is none, or it is wrong, which is then reported. */
export function readTarget(
  item: DefinitionItem,
  key: string,
): Target | undefined {
  const text = item.text(key);
  if (text === undefined) return undefined;
  const target = parseTarget(text);
  if (!target) {
    item.report(key, `: ${key} is '${text}'; accepted is ${targetForm}`);
  }
  return target;
}
