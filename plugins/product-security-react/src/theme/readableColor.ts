import { darken, getContrastRatio, lighten } from '@material-ui/core/styles';

/**
 * A colour of the theme, made as much darker or lighter as it takes to be read on a background.
 *
 * @param ratio - Contrast to reach; 4.5 is WCAG 2.2 AA for text.
 * @public
 */
export function readableColor(
  color: string,
  background: string,
  ratio = 4.5,
): string {
  const change =
    getContrastRatio('#fff', background) > ratio ? lighten : darken;
  for (let amount = 0; amount < 1; amount += 0.05) {
    const candidate = change(color, amount);
    if (getContrastRatio(candidate, background) >= ratio) return candidate;
  }
  return change(color, 1);
}
