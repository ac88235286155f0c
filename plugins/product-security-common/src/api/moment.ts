/**
 * A moment as a caller may write it: ISO 8601. Without an offset it is UTC, and a date without a time is its start.
 *
 * @remarks
 * Answers always have it in full, such as `2026-10-02T09:00:00.000Z`.
 * @public
 */
export type Moment = string;
