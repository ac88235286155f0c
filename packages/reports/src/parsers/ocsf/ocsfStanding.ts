import { JsonNode } from '../../JsonNode';

/**
 * Whether an OCSF finding counts: `open`, `suppressed`, or `none` when it is a passed or manual check, resolved, archived or deleted.
 *
 * @remarks
 * Source: `status`, `status_code`, `compliance` and `activity_id` of the findings category of OCSF; `state` of its class 2001, whose `status` is
 * that of the check. The word goes before the number: some producers write numbers that say something else.
 */
export function ocsfStanding(event: JsonNode): 'open' | 'suppressed' | 'none' {
  if (event.get('activity_id').number() === closing) return 'none';
  const compliance = event.get('compliance');
  const outcomes = [
    event.get('status_code').text(),
    compliance.get('status').text(),
    event.get('status').text(),
  ];
  if (outcomes.some(isNoProblem)) return 'none';
  if (compliance.get('status').isAbsent) {
    if (compliance.get('status_id').number() === passed) return 'none';
  }
  return (
    wordStanding(event.get('state').text()) ??
    wordStanding(event.get('status').text()) ??
    wordStanding(event.get('status_code').text()) ??
    numberStanding(numberOf(event)) ??
    'open'
  );
}

const closing = 3;
const passed = 1;

function isNoProblem(outcome: string | undefined): boolean {
  return outcome !== undefined && noProblem.has(lower(outcome));
}

const noProblem = new Set([
  'pass',
  'passed',
  'success',
  'manual',
  'not_available',
  'not available',
]);

type Standing = 'open' | 'suppressed' | 'none';

function wordStanding(word: string | undefined): Standing | undefined {
  return word === undefined ? undefined : words.get(lower(word));
}

const words = new Map<string, Standing>([
  ['new', 'open'],
  ['in progress', 'open'],
  ['suppressed', 'suppressed'],
  ['muted', 'suppressed'],
  ['resolved', 'none'],
  ['closed', 'none'],
  ['archived', 'none'],
  ['deleted', 'none'],
]);

/** Of class 2001 `status_id` is the outcome of the check. */
function numberOf(event: JsonNode): number | undefined {
  const state = event.get('state_id').number();
  if (state !== undefined || event.get('class_uid').number() === 2001) {
    return state;
  }
  return event.get('status_id').number();
}

function numberStanding(number: number | undefined): Standing | undefined {
  return number === undefined ? undefined : numbers.get(number);
}

const numbers = new Map<number, Standing>([
  [3, 'suppressed'],
  [4, 'none'],
  [5, 'none'],
  [6, 'none'],
]);

function lower(text: string): string {
  return text.trim().toLocaleLowerCase('en-US');
}
