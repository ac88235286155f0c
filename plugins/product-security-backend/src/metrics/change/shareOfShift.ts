/** What the objects of one moment that are not there at the other do to a quantile. */
export interface Shift {
  /** The quantile of all of them. */
  all: number;
  /** The quantile of those that are there at both moments. */
  stayed: number;
  /** How many others there are. */
  others: number;
  /** How many of them have a value above the quantile of those that stayed. */
  above: number;
  /** How many of them have a value below it. */
  below: number;
}

/** Who shares a shift, and how much is whose. */
export interface ShareOfShift {
  by: 'above' | 'below' | 'others';
  share: number;
}

/**
 * How a shift is shared: equally by those that pulled the quantile where it went, above it when it rose and below it when it fell. What pulled the other
 * way has no part in it, unless nobody pulled where it went: between few values a quantile also moves because there are more of them. Then all share it.
 *
 * @returns `undefined` when there is nothing to share
 */
export function shareOfShift(shift: Shift): ShareOfShift | undefined {
  const size = shift.all - shift.stayed;
  if (!size || !shift.others) return undefined;
  const side = size > 0 ? 'above' : 'below';
  const by = shift[side] ? side : 'others';
  return { by, share: size / shift[by] };
}
