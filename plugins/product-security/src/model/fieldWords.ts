/**
 * The words that a name in a definition or an answer is made of: `missingControls` and `missing_controls` are "missing
 * controls".
 * @internal
 */
export function fieldWords(name: string): string {
  return name
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLocaleLowerCase()
    .trim();
}
