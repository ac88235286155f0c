import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { readDuration } from '../readExceptionRules';

/** `productSecurity.exceptions.reminders` */
export interface ReminderConfig {
  enabled: boolean;
  /** How long before a review is due, in milliseconds. */
  beforeReview: number;
  /** How long before an exception expires, in milliseconds. */
  beforeExpiry: number;
  schedule: SchedulerServiceTaskScheduleDefinition;
}

/** @throws InputError that names the key and what it accepts */
export function readReminderConfig(config: Config): ReminderConfig {
  const scheduleKey = `${root}.schedule`;
  return {
    enabled: config.getOptionalBoolean(`${root}.enabled`) ?? true,
    beforeReview: readDuration(config, `${root}.leadTimes.review`, { days: 7 }),
    beforeExpiry: readDuration(config, `${root}.leadTimes.expiry`, {
      days: 14,
    }),
    schedule: config.has(scheduleKey)
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig(scheduleKey),
        )
      : { frequency: { minutes: 10 }, timeout: { minutes: 5 } },
  };
}

const root = 'productSecurity.exceptions.reminders';
