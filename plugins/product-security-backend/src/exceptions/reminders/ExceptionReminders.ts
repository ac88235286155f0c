import { createHash } from 'node:crypto';
import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { PortalLinks } from '../../actions/PortalLinks';
import { ApplicationStore } from '../../applications/ApplicationStore';
import { perStatement } from '../exceptionRows';
import { ExceptionRules } from '../ExceptionRules';
import { RecordedException } from '../RecordedException';
import { dueReminders, Reminder, ReminderContext } from './dueReminders';
import { ReminderConfig } from './readReminderConfig';
import { reminderMessage } from './reminderMessage';
import { ReminderRecipients } from './ReminderRecipients';
import { reminderKey, ReminderStore } from './ReminderStore';

/**
 * Tells people about exceptions by the notifications of Backstage: before a review, before the end, of requests and of decisions.
 *
 * @remarks
 * A person gets one message a run with everything in it, and is told of a thing once. What could not be sent is tried again by the next run: it is
 * remembered once it is sent, and a message that is sent again because that could not be remembered takes the place of the first, by its scope.
 */
export class ExceptionReminders {
  constructor(
    private readonly options: {
      applications: ApplicationStore;
      config: ReminderConfig;
      links: PortalLinks;
      logger: LoggerService;
      notifications: NotificationService;
      recipients: ReminderRecipients;
      rules: ExceptionRules;
      store: ReminderStore;
    },
  ) {}

  /** Sends what is due on `productSecurity.exceptions.reminders.schedule`, in one instance for all; nothing when it is switched off. */
  async start(scheduler: SchedulerService): Promise<void> {
    const { config } = this.options;
    if (!config.enabled) return;
    await scheduler.scheduleTask({
      ...config.schedule,
      id: 'product-security-exception-reminders',
      scope: 'global',
      fn: async signal => {
        await this.send(Date.now(), signal);
      },
    });
  }

  /**
   * Sends what is due at a moment and was not sent before.
   *
   * @param now - milliseconds since 1970 UTC
   * @returns how many people got a message
   */
  async send(now: number, signal?: AbortSignal): Promise<number> {
    const { config, logger, store } = this.options;
    const candidates = await store.candidates(now, config);
    if (!candidates.length) return 0;
    const due = await this.#due(candidates, now);
    let sent = 0;
    for (const [person, reminders] of due) {
      signal?.throwIfAborted();
      try {
        await this.#notify(person, reminders);
      } catch (error) {
        // One that fails is likely to be the first of many
        logger.warn(
          `Reminders of exceptions could not be sent, and are tried again later: ${
            toError(error).message
          }`,
        );
        break;
      }
      await store.remember(reminders, person, now);
      sent += 1;
    }
    return sent;
  }

  async #due(
    candidates: readonly RecordedException[],
    now: number,
  ): Promise<Map<string, [Reminder, ...Reminder[]]>> {
    const { config, recipients, rules, store } = this.options;
    const applications = await this.#applications(candidates, now);
    const reminders = candidates
      .flatMap(exception => {
        const application = applications.get(exception.applicationId);
        if (!application) return [];
        return dueReminders(exception, { application, config, rules, now });
      })
      .sort((a, b) => a.moment - b.moment);
    const users = await recipients.usersOf(
      new Set(reminders.flatMap(reminder => reminder.recipients)),
    );
    const sent = await store.sentAbout(candidates.map(({ id }) => id));
    const due = new Map<string, [Reminder, ...Reminder[]]>();
    for (const reminder of reminders) {
      const people = reminder.recipients.flatMap(ref => users.get(ref) ?? []);
      for (const person of new Set(people)) {
        if (sent.has(reminderKey(reminder, person))) continue;
        // Nobody needs to be told what they did.
        if (reminder.by === person) continue;
        const known = due.get(person);
        if (known) known.push(reminder);
        else due.set(person, [reminder]);
      }
    }
    return due;
  }

  /** What the applications of exceptions are now, by id; those that have left the catalog are left out. */
  async #applications(
    exceptions: readonly RecordedException[],
    now: number,
  ): Promise<Map<number, ReminderContext['application']>> {
    const ids = [
      ...new Set(exceptions.map(({ applicationId }) => applicationId)),
    ];
    const found = new Map<number, ReminderContext['application']>();
    for (let start = 0; start < ids.length; start += perStatement) {
      const known = await this.options.applications.attributesAt(
        now,
        ids.slice(start, start + perStatement),
      );
      for (const { id, ref, attributes } of known) {
        const { team, tier } = attributes;
        found.set(id, { ref, team, tier });
      }
    }
    return found;
  }

  async #notify(
    person: string,
    reminders: [Reminder, ...Reminder[]],
  ): Promise<void> {
    const { links, notifications } = this.options;
    const applications = new Set(
      reminders.map(({ application }) => application),
    );
    await notifications.send({
      recipients: { type: 'entity', entityRef: person },
      payload: {
        ...reminderMessage(reminders),
        topic: 'product-security-exceptions',
        scope: scopeOf(reminders, person),
        link:
          applications.size === 1
            ? links.application([...applications][0])
            : links.portfolio(),
      },
    });
  }
}

/** The same for the same reminders. */
function scopeOf(reminders: readonly Reminder[], person: string): string {
  const keys = reminders.map(reminder => reminderKey(reminder, person)).sort();
  const hash = createHash('sha256').update(keys.join('\n')).digest('hex');
  return `product-security-exceptions-${hash}`;
}
