import { Theme } from '@material-ui/core/styles';
import { readableColor } from './readableColor';

/** What a mark says: the only meaning a colour has on these pages. @public */
export type MarkKind = 'good' | 'bad' | 'warning' | 'unknown' | 'neutral';

/**
 * The theme's status colours, readable on both of its backgrounds.
 * @public
 */
export function statusColors(theme: Theme): Record<MarkKind, string> {
  const { status } = theme.palette;
  const readable = (color: string) =>
    readableColor(
      readableColor(color, theme.palette.background.paper),
      theme.palette.background.default,
    );
  return {
    good: readable(status.ok),
    bad: readable(status.error),
    warning: readable(status.warning),
    unknown: readable(theme.palette.textSubtle),
    neutral: readable(theme.palette.textSubtle),
  };
}
