import { formatMoment } from '../../moment';
import { Reminder, ReminderOccasion } from './dueReminders';

/** What a person is sent: plain text. */
export interface ReminderMessage {
  title: string;
  description: string;
}

/**
 * One message with everything that a person is to be told.
 *
 * @remarks
 * It goes on to e-mail and chats, which may take text for markup or addresses: what people have typed appears without any. Reasons and titles of findings do
 * not appear at all.
 */
export function reminderMessage(
  reminders: readonly [Reminder, ...Reminder[]],
): ReminderMessage {
  const lines = reminders.slice(0, mostLines).map(lineOf);
  const others = reminders.length - lines.length;
  return {
    title:
      reminders.length === 1
        ? titles[reminders[0].occasion]
        : `${reminders.length} things to know about security exceptions`,
    description: [...lines, ...(others > 0 ? [`and ${others} more`] : [])].join(
      '\n',
    ),
  };
}

/** Text of which nothing can be taken for markup, on one line and not too long. */
export function withoutMarkup(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N} ._:/@-]/gu, ' ').trim();
  return plain.length > mostCharacters
    ? `${plain.slice(0, mostCharacters)}…`
    : plain;
}

const mostLines = 20;
const mostCharacters = 80;

const titles: Record<ReminderOccasion, string> = {
  review: 'A security exception is to be reviewed',
  expiry: 'A security exception ends soon',
  'grant-requested': 'A security exception waits for your decision',
  'renewal-requested': 'A longer security exception waits for your decision',
  'grant-approved': 'A security exception was approved',
  'renewal-approved': 'A longer security exception was approved',
  'grant-rejected': 'A security exception was rejected',
  'renewal-rejected': 'A longer security exception was rejected',
};

function lineOf({ exception, application, ...reminder }: Reminder): string {
  const { occasion, moment } = reminder;
  const what = `${withoutMarkup(exception).replace(
    /[:/@]/g,
    ' ',
  )} of ${withoutMarkup(application)}`;
  const day = formatMoment(moment).slice(0, 10);
  const by = withoutMarkup(reminder.by ?? '');
  switch (occasion) {
    case 'review':
      return `${what} is to be reviewed by ${day}`;
    case 'expiry':
      return `${what} ends on ${day}; what it accepts counts again from then on`;
    case 'grant-requested':
      return `${what} was asked for by ${by} on ${day}`;
    case 'renewal-requested':
      return `${what}: ${by} asked for a longer term on ${day}`;
    case 'grant-approved':
      return `${what} was approved by ${by} on ${day}`;
    case 'renewal-approved':
      return `${what}: the longer term was approved by ${by} on ${day}`;
    case 'grant-rejected':
      return `${what} was rejected by ${by} on ${day}`;
    default:
      return `${what}: the longer term was rejected by ${by} on ${day}`;
  }
}
