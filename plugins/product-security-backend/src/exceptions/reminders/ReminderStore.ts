import { Knex } from 'knex';
import { perStatement, readExceptions } from '../exceptionRows';
import { RecordedException } from '../RecordedException';
import { decisionsToldFor, Reminder } from './dueReminders';
import { ReminderConfig } from './readReminderConfig';

/** What people are told about exceptions, and what they were told already. */
export class ReminderStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The exceptions about which there may be something to tell at a moment, in milliseconds since 1970 UTC. */
  async candidates(
    now: number,
    { beforeReview, beforeExpiry }: ReminderConfig,
  ): Promise<RecordedException[]> {
    const within = (lead: number): [number, number] => [now, now + lead];
    return readExceptions(this.#knex, query =>
      query
        .whereBetween('review_at', within(beforeReview))
        .orWhereBetween('expires_at', within(beforeExpiry))
        .orWhereIn(
          'id',
          this.#knex('exception_requests')
            .whereNull('decided_at')
            .orWhere('decided_at', '>=', now - decisionsToldFor)
            .select('exception_id'),
        ),
    );
  }

  /** What was sent about exceptions, as {@link reminderKey} has it. */
  async sentAbout(exceptions: readonly string[]): Promise<Set<string>> {
    const sent = new Set<string>();
    for (let start = 0; start < exceptions.length; start += perStatement) {
      const rows = await this.#knex('exception_reminders').whereIn(
        'exception_id',
        exceptions.slice(start, start + perStatement),
      );
      for (const row of rows) {
        const { exception_id: exception, occasion, recipient } = row;
        const moment = Number(row.moment);
        sent.add(reminderKey({ exception, occasion, moment }, recipient));
      }
    }
    return sent;
  }

  /** Remembers that a user was told. */
  async remember(
    reminders: readonly Reminder[],
    recipient: string,
    sentAt: number,
  ): Promise<void> {
    for (let start = 0; start < reminders.length; start += rowsPerInsert) {
      await this.#knex('exception_reminders')
        .insert(
          reminders
            .slice(start, start + rowsPerInsert)
            .map(({ exception, occasion, moment }) => ({
              exception_id: exception,
              occasion,
              moment,
              recipient,
              sent_at: sentAt,
            })),
        )
        .onConflict(['exception_id', 'occasion', 'moment', 'recipient'])
        .ignore();
    }
  }
}

/** What makes a reminder to a user one. */
export function reminderKey(
  {
    exception,
    occasion,
    moment,
  }: Pick<Reminder, 'exception' | 'occasion' | 'moment'>,
  recipient: string,
): string {
  return JSON.stringify([exception, occasion, moment, recipient]);
}

/** Few enough for the variables of one statement of SQLite. */
const rowsPerInsert = 50;
