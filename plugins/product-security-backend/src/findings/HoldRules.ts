/** When a complete scan is held: it would close so much that the scanner is doubted first. */
export interface HoldRules {
  /** Closures from this number on, when they are over `share` too. */
  minClosures: number;
  /** Of what was open in the tool and scope, 0–1. */
  share: number;
  /** A report without any result is held from this number of open findings on. */
  emptyMin: number;
}

/** The rules where the configuration says none. */
export const defaultHoldRules: HoldRules = {
  minClosures: 50,
  share: 0.8,
  emptyMin: 5,
};

/** Whether a complete scan is held. */
export function isHeld(
  rules: HoldRules,
  scan: {
    /** Whether the whole report lists no result. */
    empty: boolean;
    /** Open findings of the tool and scope before it; suppressed ones are none. */
    openBefore: number;
    /** Those of them that it would close. */
    closures: number;
  },
): boolean {
  if (scan.empty && scan.openBefore >= rules.emptyMin) return true;
  return (
    scan.closures >= rules.minClosures &&
    scan.closures > rules.share * scan.openBefore
  );
}
